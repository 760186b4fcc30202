export declare function barChart(chart: {
  title: string;
  unit: string;
  groups: Readonly<Record<string, Readonly<Record<string, number>>>>;
}): string;
export declare function growthChart(chart: {
  title: string;
  unit: string;
  series: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}): string;
