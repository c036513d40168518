import type { Environment } from '@promontory/config';
import {
  CloudBackend,
  LocalBackend,
  NamedCloudWorkspace,
  S3Backend,
  type S3BackendConfig,
  type TerraformStack,
} from 'cdktf';

/** Where the stack's state lives. One state per stack, so that a lock or a mistake in one holds up no other. */
export function configureBackend(stack: TerraformStack, { backend }: Environment): void {
  const id = stack.node.id;
  switch (backend.kind) {
    case 'local':
      // Relative to cdktf.out/stacks/<id>, so that no folder of one machine gets into the JSON, and outside of
      // cdktf.out, which every synth may throw away.
      new LocalBackend(stack, { path: `../../../.state/${id}.tfstate` });
      return;
    case 's3': {
      const config: S3BackendConfig & { readonly useLockfile: boolean } = {
        bucket: backend.bucket,
        key: `${backend.keyPrefix}/${id}.tfstate`,
        region: backend.region,
        encrypt: true,
        kmsKeyId: backend.kmsKeyArn,
        // A block of its own: Terraform 1.10 dropped the argument `role_arn`.
        assumeRole: backend.roleArn === undefined ? undefined : { roleArn: backend.roleArn },
        // The lock is an object beside the state: Terraform >= 1.11 or OpenTofu >= 1.10. cdktf's type predates it.
        useLockfile: true,
      };
      new S3Backend(stack, config);
      return;
    }
    case 'hcp':
      new CloudBackend(stack, {
        hostname: backend.hostname,
        organization: backend.organization,
        workspaces: new NamedCloudWorkspace(`${backend.workspacePrefix}${id}`, backend.project),
      });
      return;
  }
}
