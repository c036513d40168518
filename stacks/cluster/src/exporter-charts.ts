import { type ChartName, HelmRelease } from '@promontory/helm';
import { type ExporterName, requiredExporters, type ScrapeJob } from '@promontory/scrape-config';
import { Construct } from 'constructs';

/** The chart of each exporter. Its name is that of the namespace that the EKS add-on has, too. */
const CHARTS: Readonly<Record<ExporterName, ChartName>> = {
  'kube-state-metrics': 'kube-state-metrics',
  'node-exporter': 'prometheus-node-exporter',
};

/** The exporters that jobs scrape, by their charts. The stack needs a Helm provider. */
export class ExporterCharts extends Construct {
  constructor(scope: Construct, id: string, { jobs }: { readonly jobs: readonly ScrapeJob[] }) {
    super(scope, id);
    for (const exporter of requiredExporters(jobs)) {
      const chart = CHARTS[exporter];
      // As it comes: jobs find its service by the label that the chart sets.
      new HelmRelease(this, exporter, {
        chart,
        releaseName: chart,
        namespace: chart,
        createNamespace: true,
        values: {},
      });
    }
  }
}
