import type { Unit } from './unit.js';

/** PromQL by its legend. A legend names labels in double braces. */
export type Queries = Readonly<Record<string, string>>;

interface PanelBase {
  readonly title: string;
  /** What the panel shows and when it matters: one or two sentences. */
  readonly about: string;
  readonly unit: Unit;
  /** Columns of 24. */
  readonly width: number;
  /** Rows of 30 pixels. */
  readonly height: number;
  /** From where on a value is orange and red; `bad` under `warn` means that less is worse. @default - no colours */
  readonly limits?: { readonly warn: number; readonly bad: number };
}

/** Lines over time. */
export interface GraphDefinition extends PanelBase {
  readonly kind: 'graph';
  readonly queries: Queries;
  readonly stacked: boolean;
  /** Whether values under zero mean something. */
  readonly signed: boolean;
  /** End of the axis. @default - what the values need */
  readonly max?: number;
}

/** The newest value, large. */
export interface StatDefinition extends PanelBase {
  readonly kind: 'stat';
  readonly queries: Queries;
  /** Whether the legend is the answer, rather than the value. */
  readonly names: boolean;
}

/** One column of a table. */
export interface ColumnDefinition {
  readonly expr: string;
  readonly unit: Unit;
}

/** One row for each combination of the labels `by`, which every column's query has. */
export interface TableDefinition extends PanelBase {
  readonly kind: 'table';
  readonly by: readonly string[];
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  /** Dashboards that a cell of a label leads to. */
  readonly links: Readonly<Record<string, string>>;
}

/** One panel. */
export type PanelDefinition = GraphDefinition | StatDefinition | TableDefinition;

/** A choice at the top of a dashboard, beside data source and cluster. */
export interface VariableDefinition {
  readonly name: string;
  readonly label: string;
  /** A selector: the values of `of` among its series are the choices. */
  readonly from: string;
  /** The label whose values are meant. @default - the variable's name */
  readonly of?: string;
  /** Whether several can be chosen, or all. @default false */
  readonly multi?: boolean;
}

/** What a dashboard is, before Grafana knows of it. */
export interface DashboardDefinition {
  readonly title: string;
  /** The question that the dashboard answers. */
  readonly answers: string;
  /** Packs of rules about the same things, and names of pages in docs/runbooks. */
  readonly runbooks: readonly string[];
  /** A metric that exists in every cluster about which there is something to see: a selector. */
  readonly present: string;
  /** Whether several clusters are shown at once. @default false */
  readonly manyClusters?: boolean;
  readonly variables?: readonly VariableDefinition[];
  readonly rows: Readonly<Record<string, readonly PanelDefinition[]>>;
  /** Dashboards to go on with, by name. */
  readonly next?: readonly string[];
}
