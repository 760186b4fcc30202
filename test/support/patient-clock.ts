import { type Clock, systemClock } from "../../src/automox/transport/clock";

/** Real time, ten times as long: who is gathered for a moment is gathered on a busy machine too. */
export const patientClock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms * 10, signal),
};
