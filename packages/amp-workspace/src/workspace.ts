import { PrometheusWorkspace } from '@cdktf/provider-aws/lib/prometheus-workspace';
import { ConfigurationError, Grant, type IGrantable, isConcrete } from '@promontory/core';
import { isArnOf, parseArn } from '@promontory/vocabulary';
import { Construct, type IConstruct } from 'constructs';
import * as perms from './private/perms.js';

/** An AMP workspace, defined here or elsewhere. */
export interface IWorkspace extends IConstruct {
  /** The workspace ARN. @attribute */
  readonly workspaceArn: string;
  /** The workspace id, `ws-…`. @attribute */
  readonly workspaceId: string;
  /** The API base URL; ends in a slash. @attribute */
  readonly prometheusEndpoint: string;
  /** The Region it lives in. Writers sign their requests for it. */
  readonly region: string;
  /** Whether a customer managed key encrypts it; undefined when that is not known. */
  readonly customerManagedKey: boolean | undefined;
  /** Where agents post samples. */
  readonly remoteWriteUrl: string;
  /** What a Prometheus data source takes as its URL. */
  readonly queryUrl: string;
  /** Lets `grantee` write samples to this workspace, and nothing more. */
  grantRemoteWrite(grantee: IGrantable): Grant;
  /** Lets `grantee` query this workspace, and nothing more. */
  grantQuery(grantee: IGrantable): Grant;
}

abstract class WorkspaceBase extends Construct implements IWorkspace {
  abstract readonly workspaceArn: string;
  abstract readonly workspaceId: string;
  abstract readonly prometheusEndpoint: string;
  abstract readonly region: string;
  abstract readonly customerManagedKey: boolean | undefined;

  get remoteWriteUrl(): string {
    return `${this.prometheusEndpoint}api/v1/remote_write`;
  }

  get queryUrl(): string {
    return this.prometheusEndpoint.replace(/\/$/, '');
  }

  grantRemoteWrite(grantee: IGrantable): Grant {
    return Grant.to(grantee, { actions: perms.REMOTE_WRITE, resources: [this.workspaceArn] });
  }

  grantQuery(grantee: IGrantable): Grant {
    return Grant.to(grantee, { actions: perms.QUERY, resources: [this.workspaceArn] });
  }
}
