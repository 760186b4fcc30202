import type { ReviewDocument } from "./review-schema";

/** For `artifacts:reports:terraform`: GitLab's merge request widget shows these three numbers. */
export const gitlabReport = ({ summary: { terraform } }: ReviewDocument): string =>
  `${JSON.stringify({ create: terraform.create, update: terraform.update, delete: terraform.delete })}\n`;
