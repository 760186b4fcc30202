// The part of GitLab's CI/CD YAML that examples/gitops uses, and nothing else: an unknown or misplaced keyword is an error.
// Source: GitLab, "CI/CD YAML syntax reference".
import { z } from "zod";

const text = z.string().min(1);
const variables = z.record(z.string().regex(/^[A-Z][A-Z0-9_]*$/), text);
const duration = z.string().regex(/^\d+ (minutes|hours|days)$/);

const rule = z.strictObject({ if: text, when: z.enum(["always", "manual", "on_success"]).optional() });

const artifacts = z.strictObject({
  when: z.enum(["always", "on_failure", "on_success"]).optional(),
  access: z.enum(["all", "developer", "maintainer", "none"]).optional(),
  expire_in: duration,
  paths: z.array(text).optional(),
  reports: z.strictObject({ terraform: text.optional(), dotenv: text.optional() }).optional(),
});

const common = {
  extends: text.optional(),
  stage: text.optional(),
  rules: z.array(rule).optional(),
  needs: z.array(z.strictObject({ job: text, artifacts: z.boolean().optional() })).optional(),
  variables: variables.optional(),
  interruptible: z.boolean().optional(),
  allow_failure: z.boolean().optional(),
  inherit: z.strictObject({ variables: z.boolean() }).optional(),
  resource_group: text.optional(),
  environment: z.strictObject({ name: text, action: z.literal("start").optional() }).optional(),
};

const scriptJob = z.strictObject({
  ...common,
  before_script: z.array(text).optional(),
  script: z.array(text).optional(),
  artifacts: artifacts.optional(),
  trigger: z.undefined().optional(),
});

/** A job that starts a pipeline elsewhere runs nothing itself. */
const triggerJob = z.strictObject({ ...common, trigger: z.strictObject({ project: text, branch: text }) });

export const gitlabJob = z.union([scriptJob, triggerJob]);

export const gitlabPipeline = z
  .object({
    stages: z.array(text).optional(),
    include: z.array(z.strictObject({ local: z.string().regex(/^\//) })).optional(),
    default: z
      .strictObject({ image: text, interruptible: z.boolean().optional(), timeout: duration })
      .optional(),
    workflow: z.strictObject({ rules: z.array(rule) }).optional(),
  })
  .catchall(gitlabJob);
