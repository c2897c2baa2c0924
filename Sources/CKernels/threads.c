/* One persistent pool for all kernels. */
#define _GNU_SOURCE
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "lectern_compute.h"

enum { MAXIMUM_THREADS = 64, SPINS_BEFORE_SLEEP = 4000 };

static struct {
  pthread_mutex_t caller; /* held by the thread whose job runs */
  pthread_mutex_t lock;   /* guards what follows */
  pthread_cond_t work, done;
  atomic_uint generation; /* counts jobs; read without the lock while spinning */
  int open;               /* whether helpers may still join the job */
  int joined;             /* helpers inside the job */
  int started;            /* helpers that exist */
  int wanted;             /* threads in use, the caller's included; 0: not yet decided */
  atomic_long next;
  long count;
  void (*body)(void *, long);
  void *context;
} pool = {.caller = PTHREAD_MUTEX_INITIALIZER,
          .lock = PTHREAD_MUTEX_INITIALIZER,
          .work = PTHREAD_COND_INITIALIZER,
          .done = PTHREAD_COND_INITIALIZER};

static _Thread_local int inside_job;

static void take_pieces(void) {
  inside_job = 1;
  for (long index; (index = atomic_fetch_add(&pool.next, 1)) < pool.count;) pool.body(pool.context, index);
  inside_job = 0;
}

static void wait_for_job(unsigned seen) {
  for (int spin = 0; spin < SPINS_BEFORE_SLEEP; spin++) {
    if (atomic_load_explicit(&pool.generation, memory_order_acquire) != seen) return;
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
  }
}

static void *helper(void *argument) {
  const long number = (long)argument;
  unsigned seen = 0;
  pthread_mutex_lock(&pool.lock);
  for (;;) {
    while (!(pool.open && pool.generation != seen && number < pool.wanted)) {
      seen = pool.generation;
      pthread_mutex_unlock(&pool.lock);
      wait_for_job(seen);
      pthread_mutex_lock(&pool.lock);
      if (pool.generation == seen) pthread_cond_wait(&pool.work, &pool.lock);
    }
    seen = pool.generation;
    pool.joined++;
    pthread_mutex_unlock(&pool.lock);
    take_pieces();
    pthread_mutex_lock(&pool.lock);
    if (--pool.joined == 0) pthread_cond_signal(&pool.done);
  }
  return NULL;
}

static int processors(void) {
#if defined(__linux__)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) return CPU_COUNT(&set);
#endif
  const long online = sysconf(_SC_NPROCESSORS_ONLN);
  return online < 1 ? 1 : (int)online;
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

int lectern_thread_count(void) {
  if (pool.wanted == 0) {
    const char *given = getenv("LECTERN_NUM_THREADS");
    const int count = given ? atoi(given) : 0;
    pool.wanted = clamp_threads(count > 0 ? count : processors());
  }
  return pool.wanted;
}

void lectern_set_thread_count(int count) {
  pthread_mutex_lock(&pool.caller);
  pool.wanted = clamp_threads(count);
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
  pthread_mutex_lock(&pool.lock);
  if (pool.started < pool.wanted - 1) start_helpers();
  pool.body = body;
  pool.context = context;
  pool.count = count;
  atomic_store(&pool.next, 0);
  pool.open = 1;
  atomic_fetch_add(&pool.generation, 1);
  pthread_cond_broadcast(&pool.work);
  pthread_mutex_unlock(&pool.lock);

  take_pieces();

  pthread_mutex_lock(&pool.lock);
  pool.open = 0;
  while (pool.joined > 0) pthread_cond_wait(&pool.done, &pool.lock);
  pthread_mutex_unlock(&pool.lock);
  pthread_mutex_unlock(&pool.caller);
}
