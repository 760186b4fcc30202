// The part of GitLab's CI/CD YAML that examples/gitops uses, and nothing else: an unknown or misplaced keyword is an error.
// Source: GitLab, "CI/CD YAML syntax reference".
import { z } from "zod";

const text = z.string().min(1);
const variables = z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), text);
const duration = z.string().regex(/^\d+ (minutes|days?)$/);

const rule = z.strictObject({ if: text.optional(), when: z.enum(["always", "manual"]).optional() });

const artifacts = z.strictObject({
  when: z.literal("always").optional(),
  access: z.literal("developer").optional(),
  expire_in: duration,
  paths: z.array(text).optional(),
  reports: z.strictObject({ dotenv: text }).optional(),
});

export const gitlabJob = z.strictObject({
  extends: text.optional(),
  stage: text.optional(),
  rules: z.array(rule).optional(),
  needs: z.array(text).optional(),
  variables: variables.optional(),
  allow_failure: z.boolean().optional(),
  /** `access` is no deployment, so nobody approves it. */
  environment: z.strictObject({ name: text, action: z.literal("access").optional() }).optional(),
  before_script: z.array(text).optional(),
  script: z.array(text).optional(),
  artifacts: artifacts.optional(),
});

/** The header of a file with inputs, a document of its own. */
export const gitlabSpec = z.strictObject({
  spec: z.strictObject({
    inputs: z.record(text, z.strictObject({ type: z.literal("number"), default: z.number() })),
  }),
});

export const gitlabPipeline = z
  .object({
    stages: z.array(text).optional(),
    include: z.array(z.strictObject({ local: z.string().regex(/^\//) })).optional(),
    default: z.strictObject({ image: text, timeout: duration }).optional(),
    workflow: z.strictObject({ rules: z.array(rule) }).optional(),
  })
  .catchall(gitlabJob);
