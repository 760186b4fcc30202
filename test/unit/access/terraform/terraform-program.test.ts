import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { showJson } from "../../../../src/access/terraform/terraform-program";
import { folderForEach } from "../../../support/scratch-folder";

const cwd = folderForEach();

test("of a Terraform that fails the words are told, and its colours are not", async () => {
  const program = join(cwd, "painted");
  await writeFile(program, '#!/bin/sh\nprintf "\\033[31m╷ %s\\033[0m\\033[2J" "$*" >&2\nexit 1\n');
  await chmod(program, 0o755);
  const io = { env: { TERRAFORM_BINARY_NAME: program }, signal: new AbortController().signal, cwd };
  const read = async () => {
    for await (const _ of showJson("plan", { folder: cwd, io })) throw new Error("nothing is printed");
  };
  const message: string = await read().then(String, ({ message }) => message);
  expect(message).toMatch(/\n╷ show -json -no-color plan$/);
});
