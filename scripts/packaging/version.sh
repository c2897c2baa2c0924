#!/bin/sh
# Prints the project's version, from the one place that has it.
cd "$(dirname "$0")/../.." || exit 1
sed -nE 's/.*static let number = "([0-9.]+)".*/\1/p' Sources/Commands/lectern/LecternVersion.swift
