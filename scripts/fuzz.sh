#!/usr/bin/env bash
# Fuzzes the readers of files with libFuzzer, which the Swift toolchain brings.
#
#   scripts/fuzz.sh run [SECONDS] [READER...]   each reader for so many seconds (360), one after the other
#   scripts/fuzz.sh coverage [READER...]        what the inputs found so far reach, by llvm-cov
#   scripts/fuzz.sh keep [READER...]            the smallest of the inputs that reach all of that into the tests' corpus
#
# Inputs grow in output/fuzz/READER; a crash stops with the input in output/fuzz/crashes.
set -euo pipefail
cd "$(dirname "$0")/.."

corpus=Tests/Library/FileFormatsTests/Corpus
all=(hdf5 keras config npy npz idx gzip png events json)
job=${1:-run}
# Else Swift's own report of a crash ends the program before libFuzzer has kept the input.
export SWIFT_BACKTRACE=enable=no
shift || true
seconds=360
if [ "$job" = run ] && [[ ${1:-} =~ ^[0-9]+$ ]]; then
  seconds=$1
  shift
fi
readers=("${@:-${all[@]}}")
[ $# -gt 0 ] || readers=("${all[@]}")

build() { # FOLDER FLAGS...: the fuzzer's program with these flags of the compiler
  local folder=$1
  shift
  LECTERN_FUZZ=1 swift build -c release --scratch-path "$folder" --product lectern-fuzz -Xswiftc -use-ld=lld \
    -Xswiftc -sanitize=fuzzer "$@" | tail -n 1
}

seed() { # READER: files that are known to be good, from the tests' golden files
  local folder=output/fuzz/$1
  mkdir -p "$folder" "$corpus/$1" output/fuzz/crashes
  case $1 in
    hdf5) cp Tests/Library/FileFormatsTests/Golden/*.h5 "$folder" ;;
    keras) cp Tests/Library/NetworksTests/Golden/serialization/*.keras "$folder" ;;
    config)
      for file in Tests/Library/NetworksTests/Golden/serialization/*.keras; do
        python3 -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("config.json"))' \
          "$file" >"$folder/$(basename "$file").json"
      done
      ;;
    npy) cp Tests/Library/FileFormatsTests/Golden/*.npy "$folder" ;;
    npz) cp Tests/Library/FileFormatsTests/Golden/*.npz "$folder" ;;
    png) python3 -c '
import base64, json, sys
for file in json.load(open("Tests/Library/RasterTests/Golden/png.json")):
    open(sys.argv[1] + "/" + file["name"], "wb").write(base64.b64decode(file["file"]))' "$folder" ;;
    events) cp Tests/Library/FileFormatsTests/Golden/events.bin "$folder" ;;
    json) cp Tests/Library/NetworksTests/Golden/losses.json "$folder" ;;
    idx) printf '\0\0\x08\x02\0\0\0\x02\0\0\0\x03abcdef' >"$folder/images" ;;
    gzip) printf 'some text some text some text' | gzip -n >"$folder/text" ;;
  esac
}

options() { # READER: the fuzzer's options; the dictionary of a format's words
  echo "-rss_limit_mb=1024 -malloc_limit_mb=256 -timeout=10 -max_len=65536 -print_final_stats=1"
  if [ -f "scripts/fuzz/$1.dict" ]; then echo "-dict=scripts/fuzz/$1.dict"; fi
}

case $job in
  run)
    build .build-fuzz
    for reader in "${readers[@]}"; do
      seed "$reader"
      echo "== $reader, $seconds s"
      # shellcheck disable=SC2046
      LECTERN_FUZZED=$reader .build-fuzz/release/lectern-fuzz "output/fuzz/$reader" "$corpus/$reader" \
        $(options "$reader") -max_total_time="$seconds" -artifact_prefix="output/fuzz/crashes/$reader-" \
        >"output/fuzz/$reader.log" 2>&1 || { tail -n 40 "output/fuzz/$reader.log"; failed=1; }
      grep -E 'INITED|DONE|stat::' "output/fuzz/$reader.log" || true
    done
    exit "${failed:-0}"
    ;;
  coverage)
    build .build-fuzz-coverage -Xswiftc -profile-generate -Xswiftc -profile-coverage-mapping
    for reader in "${readers[@]}"; do
      LECTERN_FUZZED=$reader LLVM_PROFILE_FILE=output/fuzz/$reader.profraw \
        .build-fuzz-coverage/release/lectern-fuzz replay output/fuzz/"$reader"/* "$corpus/$reader"/*
    done
    llvm-profdata merge -o output/fuzz/all.profdata output/fuzz/*.profraw
    llvm-cov report .build-fuzz-coverage/release/lectern-fuzz -instr-profile output/fuzz/all.profdata \
      Sources/Library/FileFormats Sources/Library/Networks/Serialization Sources/Library/Raster/PNG Sources/Shared/OrderedJSON
    ;;
  keep)
    for reader in "${readers[@]}"; do
      mkdir -p "$corpus/$reader"
      # Inputs of up to 4 kB; larger ones are too much for a repository.
      LECTERN_FUZZED=$reader .build-fuzz/release/lectern-fuzz -merge=1 -max_len=4096 "$corpus/$reader" \
        "output/fuzz/$reader" >"output/fuzz/$reader-keep.log" 2>&1
      find "$corpus/$reader" -size +8 -delete
      echo "$reader: $(find "$corpus/$reader" -type f | wc -l) inputs, $(du -sk "$corpus/$reader" | cut -f1) kB"
    done
    ;;
  *)
    echo "usage: scripts/fuzz.sh run [SECONDS] [READER...] | coverage [READER...] | keep [READER...]" >&2
    exit 64
    ;;
esac
