import { nextSteps } from "../../../../src/access/adopt/next-steps";

const MAP = "adopted-people.map.json";

test("a plan is saved, verified and applied, in the folder with the files", () => {
  expect(nextSteps("hcl", { folder: ".", map: MAP })).toBe(`Next:
  terraform plan -out=adopt.tfplan
  automox-access adopt verify --plan adopt.tfplan --terraform-dir . --map adopted-people.map.json
  terraform apply adopt.tfplan`);
});

test("of another folder, which a shell would split", () => {
  expect(nextSteps("tf-json", { folder: "my people", map: `my people/${MAP}` })).toBe(`Next:
  terraform -chdir='my people' plan -out=adopt.tfplan
  automox-access adopt verify --plan 'my people/adopt.tfplan' --terraform-dir 'my people' --map 'my people/${MAP}'
  terraform -chdir='my people' apply adopt.tfplan`);
});

test("import blocks alone need resources, which Terraform writes", () => {
  expect(nextSteps("import-blocks", { folder: ".", map: MAP })).toContain(
    "terraform plan -out=adopt.tfplan -generate-config-out=people.tf\n",
  );
});

test("a stack is planned where its library writes it, and the map stays where it is", () => {
  const steps = nextSteps("cdktf", { folder: "code", map: `code/${MAP}` });
  expect(steps).toContain("terraform -chdir=cdktf.out/stacks/STACK plan");
  expect(steps).toContain(`--map code/${MAP}`);
});

test("a list is not imported, so it is reviewed", () => {
  const steps = nextSteps("data", { folder: ".", map: MAP });
  expect(steps).toContain("review --live");
  expect(steps).not.toContain("verify");
});
