import { EksAddon } from '@cdktf/provider-aws/lib/eks-addon';
import type { ICluster } from '@promontory/eks';
import { type ExporterName, requiredExporters, type ScrapeJob } from '@promontory/scrape-config';
import { Construct } from 'constructs';

/** The EKS community add-on of each exporter (EKS user guide, "Community add-ons", 2026-07). */
const ADDONS: Readonly<Record<ExporterName, string>> = {
  'kube-state-metrics': 'kube-state-metrics',
  'node-exporter': 'prometheus-node-exporter',
};

/** What exporters are installed for. */
export interface ExporterAddonsProps {
  readonly cluster: ICluster;
  readonly jobs: readonly ScrapeJob[];
}

/** The exporters that jobs scrape, as EKS add-ons: without them those jobs would find nothing. */
export class ExporterAddons extends Construct {
  constructor(scope: Construct, id: string, { cluster, jobs }: ExporterAddonsProps) {
    super(scope, id);
    for (const exporter of requiredExporters(jobs)) {
      new EksAddon(this, exporter, {
        clusterName: cluster.clusterName,
        addonName: ADDONS[exporter],
        region: cluster.region,
        // No version: AWS takes the default for the cluster's Kubernetes at creation, and no later plan differs from it.
        // Settings that somebody changed in the cluster stay.
        resolveConflictsOnCreate: 'OVERWRITE',
        resolveConflictsOnUpdate: 'PRESERVE',
      });
    }
  }
}
