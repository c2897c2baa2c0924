#!/usr/bin/env bash
# A Slurm cluster of two nodes on this machine, for trials. Needs Debian's slurm-wlm and munge, and
# root.
#
#   sudo scripts/hub/slurm/cluster.sh start FOLDER    everything it writes is in the folder
#   sudo scripts/hub/slurm/cluster.sh lose FOLDER node2
#   sudo scripts/hub/slurm/cluster.sh return FOLDER node2
#   sudo scripts/hub/slurm/cluster.sh stop FOLDER
#
# Then `export SLURM_CONF=FOLDER/slurm.conf` for sbatch, squeue and the hub.
set -euo pipefail

action=${1:?start, lose, return or stop} folder=$(realpath -m "${2:?a folder}") node=${3:-}
export SLURM_CONF=$folder/slurm.conf

# Each node stands for half of the machine's memory that the trial may use. Slurm checks what a node
# says it has (config_overrides switches that off), for both are the same machine.
write_configuration() {
  cat >"$SLURM_CONF" <<EOF
ClusterName=lectern
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=16817
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CryptoType=crypto/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool-%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd-%n.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd-%n.log
SlurmctldParameters=enable_configless
SlurmdParameters=config_overrides
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SwitchType=switch/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
SlurmdTimeout=20
ReturnToService=2
NodeName=node1 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=17001 CPUs=8 RealMemory=4000
NodeName=node2 NodeHostname=$(hostname) NodeAddr=127.0.0.1 Port=17002 CPUs=8 RealMemory=4000
PartitionName=class Nodes=node1,node2 Default=YES MaxTime=INFINITE State=UP LLN=YES
EOF
}

start_munge() {
  [ -f "$folder/munge.key" ] || head -c 1024 /dev/urandom >"$folder/munge.key"
  chmod 600 "$folder/munge.key"
  munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" \
    --pid-file="$folder/munged.pid" --log-file="$folder/munged.log" \
    --seed-file="$folder/munged.seed"
}

start() {
  mkdir -p "$folder/state"
  write_configuration
  start_munge
  slurmctld -f "$SLURM_CONF"
  for node in node1 node2; do
    mkdir -p "$folder/spool-$node"
    slurmd -f "$SLURM_CONF" -N "$node"
  done
  for _ in $(seq 30); do
    [ "$(sinfo --noheader --format '%D %t')" = "2 idle" ] && break
    sleep 1
  done
  sinfo
}

end() { # PIDFILE
  if [ -f "$1" ]; then kill "$(cat "$1")" 2>/dev/null || true; fi
}

case $action in
  start) start ;;
  lose) end "$folder/slurmd-${node:?which node}.pid" ;;
  return) slurmd -f "$SLURM_CONF" -N "${node:?which node}" ;;
  stop)
    squeue --noheader --format %A | xargs --no-run-if-empty scancel || true
    for name in slurmd-node1 slurmd-node2 slurmctld munged; do end "$folder/$name.pid"; done
    ;;
  *)
    echo "usage: cluster.sh start|lose|return|stop FOLDER [NODE]" >&2
    exit 64
    ;;
esac
