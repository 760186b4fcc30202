#!/usr/bin/env bash
# Puts the provider of the installed npm package where Terraform and OpenTofu look by themselves: it is in no registry.
set -euo pipefail

package=node_modules/terraform-provider-automox
version=$(node -p 'JSON.parse(fs.readFileSync(process.argv[1], "utf8")).version' "$package/package.json")
platform=$(node -p '`${process.platform}_${{ x64: "amd64" }[process.arch] ?? process.arch}`')

for host in registry.terraform.io registry.opentofu.org; do
  folder=$HOME/.terraform.d/plugins/$host/automox-iac/automox/$version/$platform
  mkdir -p "$folder"
  cp -R "$package/dist/provider" "$package/dist/provider.cjs" "$folder/"
  cp "$package/dist/terraform-provider-automox" "$folder/terraform-provider-automox_v$version"
done
