import { buildModel } from "./model/build-model";
import type { MatrixInput } from "./model/input";
import { documentOf } from "./render/document";

/**
 * The access matrix as one HTML file: people, organizations, roles, drift, findings. Opens without a network and without script, and the
 * same input gives the same bytes. Redacted as `meta.redact` says before anything is rendered.
 */
export const accessMatrix = (input: MatrixInput): string => documentOf(buildModel(input));
