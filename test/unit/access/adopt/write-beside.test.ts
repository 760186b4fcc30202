import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeBeside } from "../../../../src/access/adopt/write-beside";
import { folderForEach } from "../../../support/scratch-folder";

const folder = folderForEach();

const FILES = { ".csv": "people", ".map.json": "map" };

test("files go beside what is there under one name, whatever its form", async () => {
  await writeFile(join(folder, "people.yaml"), "edited");
  expect(await writeBeside(folder, "people", FILES)).toEqual(["people-2.csv", "people-2.map.json"]);
  expect(await readFile(join(folder, "people.yaml"), "utf8")).toBe("edited");
  expect((await readdir(folder)).sort()).toEqual(["people-2.csv", "people-2.map.json", "people.yaml"]);
});

test("all of them or none: the next run would write those without a map again", async () => {
  const broken = { ...FILES, "/none/x": "cannot be" };
  await expect(writeBeside(folder, "people", broken)).rejects.toThrow(/^Cannot write .*none/);
  expect(await readdir(folder)).toEqual([]);
});

test("a folder that is none is told in words", async () => {
  await writeFile(join(folder, "file"), "");
  await expect(writeBeside(join(folder, "file", "below"), "people", FILES)).rejects.toThrow(
    /^Cannot write into .*ENOTDIR/,
  );
});
