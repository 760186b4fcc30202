// The calls of docs/guides/hcp-terraform.md, as they stand there, to a stand-in that answers as the service documents.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { codeFor } from "../support/page-blocks";
import { folderForEach } from "../support/scratch-folder";

const folder = folderForEach();
const script = codeFor("private registry", "bash");
const NAME = "terraform-provider-automox_0.2.0";
const FILES = {
  [`${NAME}_linux_amd64.zip`]: "zip",
  [`${NAME}_SHA256SUMS`]: "sums",
  [`${NAME}_SHA256SUMS.sig`]: "signature",
  "release-key.asc": "-----BEGIN PGP PUBLIC KEY BLOCK-----\n",
};

interface Sent {
  readonly call: string;
  readonly token: string | undefined;
  readonly body: string;
}

test("a version is in the private registry after the calls of the guide", async () => {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    sent.push({ call: `${request.method} ${request.url}`, token: request.headers.authorization, body });
    const upload = (name: string) => [name, `${address}/upload/${name}`];
    const links = ["shasums-upload", "shasums-sig-upload", "provider-binary-upload"].map(upload);
    const data = { attributes: { "key-id": "ABC123" }, links: Object.fromEntries(links) };
    response.end(request.method === "PUT" ? "" : JSON.stringify({ data }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [name, content] of Object.entries(FILES)) writeFileSync(join(folder, name), content);
  try {
    await promisify(execFile)("bash", ["-c", script], {
      cwd: folder,
      env: { PATH: process.env.PATH, TFE_ADDRESS: address, ORG: "acme", VERSION: "0.2.0", TOKEN: "token" },
    });
  } finally {
    server.close();
  }

  const versions = "POST /api/v2/organizations/acme/registry-providers/private/acme/automox/versions";
  const documents = sent.filter(({ call }) => call.startsWith("POST"));
  expect(documents.map(({ call, token, body }) => [call, token, JSON.parse(body).data])).toEqual(
    [
      [
        "POST /api/v2/organizations/acme/registry-providers",
        "registry-providers",
        { name: "automox", namespace: "acme", "registry-name": "private" },
      ],
      [
        "POST /api/registry/private/v2/gpg-keys",
        "gpg-keys",
        { namespace: "acme", "ascii-armor": FILES["release-key.asc"] },
      ],
      [versions, "registry-provider-versions", { version: "0.2.0", "key-id": "ABC123", protocols: ["6.0"] }],
      [
        `${versions}/0.2.0/platforms`,
        "registry-provider-version-platforms",
        {
          os: "linux",
          arch: "amd64",
          shasum: createHash("sha256").update("zip").digest("hex"),
          filename: `${NAME}_linux_amd64.zip`,
        },
      ],
    ].map(([call, type, attributes]) => [call, "Bearer token", { type, attributes }]),
  );
  const uploads = sent.filter(({ call }) => call.startsWith("PUT"));
  expect(uploads).toEqual([
    { call: "PUT /upload/shasums-upload", token: undefined, body: "sums" },
    { call: "PUT /upload/shasums-sig-upload", token: undefined, body: "signature" },
    { call: "PUT /upload/provider-binary-upload", token: undefined, body: "zip" },
  ]);
});
