/* One persistent pool for all kernels. */
#define _GNU_SOURCE
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "lectern_compute.h"
#include "lectern_processors.h"

/* A pause takes some 20 to 60 ns: helpers look for the next job for about half a millisecond, the caller waits for the
 * last piece for some milliseconds, and only then they sleep. A training step has a hundred jobs with gaps of
 * microseconds between them; waking a sleeping thread takes longer than most of them. */
enum { MAXIMUM_THREADS = 64, SPINS_OF_A_HELPER = 12000, SPINS_OF_THE_CALLER = 100000 };

/* How a job ends and another begins without a lock: a helper first adds itself to `joined` and then looks whether the
 * job is `open`; the caller first closes the job and then looks whether somebody has joined. In one total order of
 * these (sequentially consistent) operations, either the helper sees the job closed, or the caller sees the helper. The
 * fields of a job are written only while it is closed and nobody is inside. */
static struct {
  pthread_mutex_t caller; /* held by the thread whose job runs */
  pthread_mutex_t lock;   /* for sleeping alone */
  pthread_cond_t work, done;
  atomic_uint generation; /* counts jobs */
  atomic_int open;        /* whether helpers may join the job */
  atomic_int joined;      /* helpers inside the job, or about to look whether it is open */
  atomic_int sleeping;    /* helpers that sleep or are about to */
  atomic_int waiting;     /* whether the caller sleeps or is about to */
  int started;            /* helpers that exist */
  atomic_int wanted;      /* threads in use, the caller's included; 0: not yet decided */
  atomic_int spins;       /* whether who waits keeps its processor for a while: not where threads share one */
  atomic_long next;
  long count;
  void (*body)(void *, long);
  void *context;
} pool = {.caller = PTHREAD_MUTEX_INITIALIZER,
          .lock = PTHREAD_MUTEX_INITIALIZER,
          .work = PTHREAD_COND_INITIALIZER,
          .done = PTHREAD_COND_INITIALIZER};

static _Thread_local int inside_job;

static void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

static void take_pieces(void) {
  inside_job = 1;
  for (long index; (index = atomic_fetch_add(&pool.next, 1)) < pool.count;) pool.body(pool.context, index);
  inside_job = 0;
}

/* Waits for a job after number `seen`. */
static void wait_for_job(unsigned seen) {
  for (int spin = 0; atomic_load(&pool.spins) && spin < SPINS_OF_A_HELPER; spin++) {
    if (atomic_load(&pool.generation) != seen) return;
    pause_briefly();
  }
  pthread_mutex_lock(&pool.lock);
  atomic_fetch_add(&pool.sleeping, 1);
  while (atomic_load(&pool.generation) == seen) pthread_cond_wait(&pool.work, &pool.lock);
  atomic_fetch_sub(&pool.sleeping, 1);
  pthread_mutex_unlock(&pool.lock);
}

static void leave_job(void) {
  if (atomic_fetch_sub(&pool.joined, 1) != 1 || !atomic_load(&pool.waiting)) return;
  pthread_mutex_lock(&pool.lock);
  pthread_cond_signal(&pool.done);
  pthread_mutex_unlock(&pool.lock);
}

static void *helper(void *argument) {
  const long number = (long)argument;
  unsigned seen = 0;
  for (;;) {
    wait_for_job(seen);
    seen = atomic_load(&pool.generation);
    if (number >= atomic_load(&pool.wanted)) continue;
    atomic_fetch_add(&pool.joined, 1);
    if (atomic_load(&pool.open)) take_pieces();
    leave_job();
  }
  return NULL;
}

static void publish_job(long count, void (*body)(void *, long), void *context) {
  pool.body = body;
  pool.context = context;
  pool.count = count;
  atomic_store(&pool.next, 0);
  atomic_store(&pool.open, 1);
  atomic_fetch_add(&pool.generation, 1);
  if (atomic_load(&pool.sleeping) == 0) return;
  pthread_mutex_lock(&pool.lock);
  pthread_cond_broadcast(&pool.work);
  pthread_mutex_unlock(&pool.lock);
}

static void wait_for_helpers(void) {
  atomic_store(&pool.open, 0);
  for (int spin = 0; atomic_load(&pool.spins) && spin < SPINS_OF_THE_CALLER; spin++) {
    if (atomic_load(&pool.joined) == 0) return;
    pause_briefly();
  }
  pthread_mutex_lock(&pool.lock);
  atomic_store(&pool.waiting, 1);
  while (atomic_load(&pool.joined) > 0) pthread_cond_wait(&pool.done, &pool.lock);
  atomic_store(&pool.waiting, 0);
  pthread_mutex_unlock(&pool.lock);
}

static int clamp_threads(int count) {
  return count < 1 ? 1 : count > MAXIMUM_THREADS ? MAXIMUM_THREADS : count;
}

/* Helpers take no signals: those belong to the thread that runs the cell. */
static void start_helpers(void) {
  sigset_t all, former;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &former);
  pthread_attr_t detached;
  pthread_attr_init(&detached);
  pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
  while (pool.started < pool.wanted - 1) {
    pthread_t thread;
    if (pthread_create(&thread, &detached, helper, (void *)(long)(pool.started + 1)) != 0) break;
    pool.started++;
  }
  pthread_attr_destroy(&detached);
  pthread_sigmask(SIG_SETMASK, &former, NULL);
}

static void want_threads(int count) {
  pool.wanted = clamp_threads(count);
  pool.spins = pool.wanted <= lectern_processors();
}

int lectern_thread_count(void) {
  if (pool.wanted == 0) {
    const char *given = getenv("LECTERN_NUM_THREADS");
    const int count = given ? atoi(given) : 0;
    const double processors = lectern_processors();
    /* One more thread for a part of a processor: it is there to be used. */
    const int whole = (int)processors;
    want_threads(count > 0 ? count : whole + (processors > whole));
  }
  return pool.wanted;
}

void lectern_set_thread_count(int count) {
  pthread_mutex_lock(&pool.caller);
  want_threads(count);
  pthread_mutex_unlock(&pool.caller);
}

static void run_alone(long count, void (*body)(void *, long), void *context) {
  for (long index = 0; index < count; index++) body(context, index);
}

void lectern_parallel(long count, void (*body)(void *context, long index), void *context) {
  if (count <= 1 || inside_job || lectern_thread_count() == 1 || pthread_mutex_trylock(&pool.caller) != 0) {
    run_alone(count, body, context);
    return;
  }
  if (pool.started < pool.wanted - 1) start_helpers();
  publish_job(count, body, context);
  take_pieces();
  wait_for_helpers();
  pthread_mutex_unlock(&pool.caller);
}
