#!/usr/bin/env bash
# `lectern grade` as an array of Slurm's jobs: each task marks a part of the submissions.
#
#   scripts/hub/slurm/grade.sh TEACHERS.ipynb SUBMISSIONS OUTPUT [TASKS]
#
# SUBMISSIONS is a folder of notebooks named after their students, or with a folder for each
# student. Each task has a folder of its own below OUTPUT; a last job puts the tables together as
# OUTPUT/marks.csv. All folders must be ones that the nodes see. LECTERN names the command.
set -euo pipefail

teachers=$(realpath "${1:?the notebook with the tests}")
submissions=$(realpath "${2:?the folder of submissions}")
output=$(realpath -m "${3:?a folder for the results}") tasks=${4:-4}
lectern=${LECTERN:-lectern}
mkdir -p "$output"

# Every TASKS-th submission, in the order of their names.
array=$(
  sbatch --parsable --job-name=lectern-grade --array="0-$((tasks - 1))" --mem=2G --cpus-per-task=1 \
    --output="$output/task-%a.log" <<EOF
#!/usr/bin/env bash
set -euo pipefail
task=\$SLURM_ARRAY_TASK_ID
echo "task \$task on \$SLURMD_NODENAME"
mapfile -t mine < <(find "$submissions" -mindepth 1 -maxdepth 1 | sort |
  awk -v task="\$task" 'NR % $tasks == task')
[ "\${#mine[@]}" -gt 0 ] || exit 0
here=$output/task-\$task
rm -rf "\$here/submitted"
mkdir -p "\$here/submitted"
cp -r "\${mine[@]}" "\$here/submitted/"
"$lectern" grade "$teachers" "\$here/submitted" --output "\$here/graded"
EOF
)
echo "array $array of $tasks tasks"

# The header once, then everyone's lines in the order of their names.
sbatch --parsable --job-name=lectern-marks --dependency="afterany:$array" --mem=100M \
  --output="$output/marks.log" <<EOF
#!/usr/bin/env bash
set -euo pipefail
cd "$output"
tables=(task-*/graded/marks.csv)
{ head -n 1 "\${tables[0]}"; for table in "\${tables[@]}"; do tail -n +2 "\$table"; done | sort; } \
  >marks.csv.new
mv marks.csv.new marks.csv
EOF
