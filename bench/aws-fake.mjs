// As much of AWS's IAM as the AWS provider needs to manage one `aws_iam_user`: the query protocol (a form in, XML
// out), users held in memory. Loopback only; signatures are not looked at.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";

const NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";

/** @returns {Promise<{ url: string, close: () => Promise<void> }>} */
export async function startAwsFake() {
  const users = new Map();
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const form = new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
    const { status, body } = answer(users, form);
    response.writeHead(status, { "content-type": "text/xml" }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** What deleting a user asks for first: all of them empty here. */
const EMPTY_LISTS = {
  ListGroupsForUser: "Groups",
  ListAccessKeys: "AccessKeyMetadata",
  ListSSHPublicKeys: "SSHPublicKeys",
  ListVirtualMFADevices: "VirtualMFADevices",
  ListMFADevices: "MFADevices",
  ListSigningCertificates: "Certificates",
  ListServiceSpecificCredentials: "ServiceSpecificCredentials",
  ListUserPolicies: "PolicyNames",
  ListAttachedUserPolicies: "AttachedPolicies",
  ListUserTags: "Tags",
};

function answer(users, form) {
  const action = form.get("Action");
  const name = form.get("UserName");
  if (action === "CreateUser") {
    users.set(name, userXml(name, form.get("Path") ?? "/"));
    return success(action, users.get(name));
  }
  const user = users.get(name);
  if (user === undefined) return failure(404, "NoSuchEntity", `The user with name ${name} cannot be found.`);
  if (action === "GetUser") return success(action, user);
  if (action === "DeleteUser") {
    users.delete(name);
    return success(action, "");
  }
  const list = EMPTY_LISTS[action];
  if (list) return success(action, `<IsTruncated>false</IsTruncated><${list}/>`);
  return failure(400, "InvalidAction", `The fake does not know ${action}.`);
}

const userXml = (name, path) =>
  `<User><Path>${path}</Path><UserName>${name}</UserName><UserId>AIDA${name.toUpperCase()}</UserId>` +
  `<Arn>arn:aws:iam::123456789012:user${path}${name}</Arn><CreateDate>2024-01-01T00:00:00Z</CreateDate></User>`;

const metadata = () => `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;

const success = (action, result) => ({
  status: 200,
  body: `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${result}</${action}Result>${metadata()}</${action}Response>`,
});

const failure = (status, code, message) => ({
  status,
  body:
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error>` +
    `<RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
});
