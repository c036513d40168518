import type { Point, QueryResult, Series } from '../query-result.js';

type Pair = readonly [seconds: number, value: string];

/** The result of a query, as Prometheus writes it. */
export interface PrometheusResult {
  readonly resultType: QueryResult['resultType'];
  readonly result:
    | Pair
    | readonly {
        readonly metric: Readonly<Record<string, string>>;
        readonly value?: Pair;
        readonly values?: readonly Pair[];
      }[];
  readonly stats?: {
    readonly timings?: { readonly evalTotalTime?: number };
    readonly samples?: {
      readonly totalQueryableSamples?: number;
      readonly totalQueryableSamplesPerStep?: readonly (readonly [seconds: number, samples: number])[];
    };
  };
}

/** A result with one shape for all of its types. */
export function readResult({ resultType, result, stats }: PrometheusResult, warnings: readonly string[]): QueryResult {
  const samples = stats?.samples;
  return {
    resultType,
    series: seriesOf(result),
    statistics:
      samples?.totalQueryableSamples === undefined
        ? undefined
        : {
            samplesProcessed: samples.totalQueryableSamples,
            samplesPerStep: (samples.totalQueryableSamplesPerStep ?? []).map(([time, count]) => ({
              time: new Date(time * 1000),
              samples: count,
            })),
            evaluationSeconds: stats?.timings?.evalTotalTime,
          },
    warnings,
  };
}

function seriesOf(result: PrometheusResult['result']): Series[] {
  if (isPair(result)) return [{ labels: {}, points: [pointOf(result)] }];
  return result.map(({ metric, value, values }) => ({
    labels: metric,
    points: (values ?? (value === undefined ? [] : [value])).map(pointOf),
  }));
}

function isPair(result: PrometheusResult['result']): result is Pair {
  return typeof result[0] === 'number';
}

function pointOf([seconds, value]: Pair): Point {
  return { time: new Date(seconds * 1000), value };
}
