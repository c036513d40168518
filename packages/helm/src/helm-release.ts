import { Release } from '@cdktf/provider-helm/lib/release';
import { ConfigurationError, isConcrete } from '@promontory/core';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { stringify } from 'yaml';
import { CHART_CATALOGUE, type ChartName } from './catalogue.js';
import { checkPlaceholders } from './private/check-placeholders.js';
import { type HelmValues, protectTexts } from './values.js';

/** What a release is made of. */
export interface HelmReleaseProps {
  /** A chart of the catalogue. */
  readonly chart: ChartName;
  /** The release's name: at most 53 lower-case letters, digits and `-`. Changing it replaces the release. */
  readonly releaseName: string;
  /** Never Helm's own default, which is whatever `default` happens to hold. */
  readonly namespace: string;
  /** @default false */
  readonly createNamespace?: boolean;
  readonly values: HelmValues;
  /**
   * An exact version.
   * @default - the catalogue's
   */
  readonly version?: string;
  /**
   * A mirror of the chart's repository.
   * @default - the catalogue's
   */
  readonly repository?: string;
  /**
   * How long Helm waits until everything runs, in seconds.
   * @default 600
   */
  readonly timeoutSeconds?: number;
  /**
   * Whether the release exists already: the first plan takes it over, and what its values say stays where ours say
   * nothing. The version is then the one that is installed, or a newer one.
   * @default false
   */
  readonly adopt?: boolean;
  /**
   * What must be there before the release.
   * @default - what its values refer to
   */
  readonly dependsOn?: readonly ITerraformDependable[];
}

/** One Helm release, pinned, waited for, and rolled back when it does not come up. */
export class HelmRelease extends Construct {
  /** The version that is installed. */
  readonly version: string;

  constructor(scope: Construct, id: string, props: HelmReleaseProps) {
    super(scope, id);
    const pin = CHART_CATALOGUE[props.chart];
    this.version = props.version ?? pin.version;
    checkVersion(this, this.version);
    checkReleaseName(this, props.releaseName);
    checkPlaceholders(this, props.values);
    const resource = new Release(this, 'Resource', {
      name: props.releaseName,
      namespace: props.namespace,
      createNamespace: props.createNamespace ?? false,
      repository: props.repository ?? pin.repository,
      chart: pin.name,
      version: this.version,
      values: [render(props.values)],
      // A failed upgrade goes back to what ran before: metrics go on.
      atomic: true,
      cleanupOnFail: true,
      wait: true,
      timeout: props.timeoutSeconds ?? 600,
      maxHistory: 5,
      ...(props.adopt === true ? { reuseValues: true } : {}),
      dependsOn: props.dependsOn && [...props.dependsOn],
    });
    if (props.adopt === true) resource.importFrom(`${props.namespace}/${props.releaseName}`);
    this.node.defaultChild = resource;
  }
}

// One text, so that the plan shows values as a person would write them. Helm reads YAML 1.1, in which a bare `no` is
// false and `1_000` a number: texts that look so are quoted.
function render(values: HelmValues): string {
  return stringify(protectTexts(values), { lineWidth: 0, aliasDuplicateObjects: false, compat: 'yaml-1.1' });
}

function checkVersion(scope: Construct, version: string): void {
  if (isConcrete(version) && !/^\d+\.\d+\.\d+([-+][\w.+-]+)?$/.test(version)) {
    throw new ConfigurationError(
      'HelmChartVersion',
      { got: version, expected: 'one exact version such as 29.27.0', fix: "write 'version' in full, no range" },
      scope,
    );
  }
}

function checkReleaseName(scope: Construct, name: string): void {
  if (isConcrete(name) && !/^[a-z0-9]([-a-z0-9]{0,51}[a-z0-9])?$/.test(name)) {
    throw new ConfigurationError(
      'HelmReleaseName',
      { got: name, expected: "at most 53 lower-case letters, digits and '-'", fix: "change 'releaseName'" },
      scope,
    );
  }
}
