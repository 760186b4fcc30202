// The pictures of a result, by the name of their file.
import { barChart, growthChart } from "./chart.mjs";
import { GROWTH_COMMANDS } from "./growth.mjs";
import { median } from "./measure.mjs";
import { COMMANDS } from "./terraform-commands.mjs";

/** @returns {Record<string, string>} SVG by name, of the parts that were measured. */
export const picturesOf = ({ starts, commands = {}, growth }) => ({
  ...(starts && { starts: startsPicture(starts) }),
  ...Object.fromEntries(
    Object.entries(commands).map(([people, contenders]) => [
      `commands-${people}`,
      commandsPicture(people, contenders),
    ]),
  ),
  ...(growth && growthPictures(growth.sizes)),
});

const medians = (samples, names) =>
  Object.fromEntries(names.map((name) => [name, median(samples.map((sample) => sample[name]))]));

const startsPicture = (starts) =>
  barChart({
    title: "Handshake, and the life of a process that only tells its schema",
    unit: "ms",
    groups: Object.fromEntries(
      starts.map(({ name, samples }) => [name, medians(samples, ["handshake", "life"])]),
    ),
  });

/** Bars of one command stand together. */
function commandsPicture(people, contenders) {
  const by = contenders.map(({ name, samples }) => [name, medians(samples, COMMANDS)]);
  const groups = COMMANDS.map((command) => [
    command,
    Object.fromEntries(by.map(([name, of]) => [name, of[command]])),
  ]);
  return barChart({
    title: `Wall time of each command, ${people === "1" ? "1 person" : `${people} people`}`,
    unit: "s",
    groups: Object.fromEntries(groups),
  });
}

function growthPictures(sizes) {
  const seriesOf = (pick) =>
    Object.fromEntries(
      GROWTH_COMMANDS.map((command) => [
        command,
        Object.entries(sizes).map(([people, life]) => [Number(people), pick(life[command])]),
      ]),
    );
  const chart = (title, unit, pick) => growthChart({ title, unit, series: seriesOf(pick) });
  return {
    "growth-processor-time": chart(
      "Processor time of all processes of the provider",
      "s",
      ({ cpuMs }) => cpuMs / 1000,
    ),
    "growth-memory": chart(
      "Memory of the provider's largest process",
      "MB",
      ({ peakBytes }) => peakBytes / 1e6,
    ),
    "growth-requests": chart("Requests of a command", "", ({ requests }) => requests),
  };
}
