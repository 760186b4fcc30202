export declare function barChart(chart: {
  title: string;
  unit: string;
  groups: Readonly<Record<string, Readonly<Record<string, number>>>>;
}): string;
