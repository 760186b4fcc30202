#!/usr/bin/env bash
# pack.sh FILE: what later jobs run, as one file: scripts and rules of this checkout, provider and automox-access of the
# installed package. Runs nothing of what npm installed, so npm must have run with --ignore-scripts.
set -euo pipefail

file=$1 package=node_modules/terraform-provider-automox tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
version=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).version' "$package/package.json")
platform=$(node -p '`${process.platform}_${{ x64: "amd64" }[process.arch] ?? process.arch}`')

cp -R scripts access.allowed.json access.yaml .accessignore .terraform.lock.hcl "$package/dist/automox-access.cjs" "$tools/"
if [ -d stacks ]; then
  # One could lead a function that reads a file to where the key is.
  if [ -n "$(find stacks ! -type f ! -type d)" ]; then echo "stacks has something that is no file." >&2 && exit 1; fi
  cp -R stacks "$tools/"
fi
for host in registry.terraform.io registry.opentofu.org; do
  folder=$tools/mirror/$host/automox-iac/automox/$version/$platform
  mkdir -p "$folder"
  cp -R "$package/dist/provider" "$package/dist/provider.cjs" "$package/dist/automox-access.cjs" "$folder/"
  cp "$package/dist/terraform-provider-automox" "$folder/terraform-provider-automox_v$version"
done
tar -C "$tools" -cf "$file" .
