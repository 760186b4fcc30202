import { automoxProvider } from "./provider/index";
import { readyAnswers } from "./server/ready-answers";

/** Replaced by the build. */
declare const __VERSION__: string;

/** The build runs this, and puts what it comes to in the place of this module. */
export const answers = readyAnswers(automoxProvider({ version: __VERSION__, env: {} }));
