// Records how the real Terraform encodes values: `node test/vectors/record.mjs` rewrites
// terraform.json from expressions.json with the terraform found on PATH.
//
// No provider is needed. A saved plan keeps the value of every output as MessagePack of the
// dynamic type (planfile protobuf: Plan.output_changes = 4, OutputChange.name = 1, .change = 2,
// Change.values = 2, DynamicValue.msgpack = 1), and a plan file is a zip archive.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const expressions = JSON.parse(readFileSync(join(here, "expressions.json"), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "vectors-"));

try {
  writeFileSync(join(folder, "main.tf"), configuration());
  const terraform = (...args) => execFileSync(process.env.TERRAFORM_BINARY_NAME || "terraform", args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  terraform("init", "-input=false", "-no-color");
  terraform("plan", "-input=false", "-no-color", "-out=plan");
  const outputs = outputsOf(unzip(readFileSync(join(folder, "plan")), "tfplan"));
  const version = JSON.parse(terraform("version", "-json")).terraform_version;
  const vectors = expressions.map((expression, at) => {
    const json = outputs.get(`j${at}`);
    return {
      expression,
      msgpack: outputs.get(`v${at}`).toString("hex"),
      // A string at a dynamic position: array of two, bin 8 with the type "string", then the text.
      ...(json === undefined ? {} : { json: stringOf(json.subarray(11)) }),
    };
  });
  const lines = vectors.map((vector) => `    ${JSON.stringify(vector)}`);
  writeFileSync(
    join(here, "terraform.json"),
    `{\n  "terraform": ${JSON.stringify(version)},\n  "vectors": [\n${lines.join(",\n")}\n  ]\n}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function configuration() {
  // The JSON of what is unknown is unknown.
  const hasJson = (expression) => !/later/.test(expression);
  const outputs = expressions.flatMap((expression, at) => [
    `output "v${at}" {\n  value = ${expression}\n}`,
    ...(hasJson(expression) ? [`output "j${at}" {\n  value = jsonencode(${expression})\n}`] : []),
  ]);
  return `resource "terraform_data" "later" {\n  input = "x"\n}\n\n${outputs.join("\n\n")}\n`;
}

function outputsOf(plan) {
  const found = new Map();
  for (const output of fields(plan).filter(({ number }) => number === 4)) {
    const parts = fields(output.bytes);
    const name = parts.find(({ number }) => number === 1).bytes.toString();
    const change = fields(parts.find(({ number }) => number === 2).bytes);
    const value = change.filter(({ number }) => number === 2).at(-1);
    // Terraform leaves the change of a null output empty.
    const msgpack = value === undefined ? undefined : fields(value.bytes).find(({ number }) => number === 1);
    found.set(name, msgpack?.bytes ?? Buffer.of(0xc0));
  }
  return found;
}

/** Fields of a protobuf message; only varints and length-delimited ones occur. */
function fields(bytes) {
  const found = [];
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(value);
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const size = varint();
    if ((tag & 7) === 0) continue;
    if ((tag & 7) !== 2) throw new Error(`wire type ${tag & 7} is not expected in a plan`);
    found.push({ number: tag >> 3, bytes: bytes.subarray(at, at + size) });
    at += size;
  }
  return found;
}

/** One file of a zip archive, found through the central directory. */
function unzip(archive, name) {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => archive.readUInt16LE(at + field));
    if (archive.toString("utf8", at + 46, at + 46 + nameSize) === name) {
      const local = archive.readUInt32LE(at + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
      return archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    }
    at += 46 + nameSize + extraSize + commentSize;
  }
  throw new Error(`${name} is not in the archive`);
}

/** The text of a MessagePack string. */
function stringOf(bytes) {
  const code = bytes[0];
  const sizeBytes = code < 0xc0 ? 0 : { 0xd9: 1, 0xda: 2, 0xdb: 4 }[code];
  return bytes.toString("utf8", 1 + sizeBytes);
}
