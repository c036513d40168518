import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { type ISynthesisSession, TerraformStack } from 'cdktf';
import { addCustomSynthesis } from 'cdktf/lib/synthesize/synthesizer';
import { Construct } from 'constructs';
import { FUNCTION_CODE, FUNCTION_LICENCES } from './function-code.js';
import { zip } from './zip.js';

/**
 * The function's package, written beside the stack's JSON when it is synthesised, as cdktf's own assets are. Those are
 * copied from a file; this one comes out of the program, so that an app in a single file needs no other.
 */
export class FunctionArchive extends Construct {
  /** Relative to the stack's folder, which is where Terraform runs. Changes with the content. */
  readonly path: string;
  /** SHA-256 in base64: by this Terraform sees that the code has changed. */
  readonly hash: string;
  private readonly folder: string;
  private readonly bytes: Buffer;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bytes = zip([
      { name: 'main.js', content: Buffer.from(FUNCTION_CODE) },
      { name: 'LICENCES.txt', content: Buffer.from(FUNCTION_LICENCES) },
    ]);
    const digest = createHash('sha256').update(this.bytes);
    this.hash = digest.copy().digest('base64');
    this.folder = posix.join('assets', TerraformStack.of(this).getLogicalId(this.node));
    this.path = posix.join(this.folder, digest.digest('hex').slice(0, 32), 'function.zip');
    addCustomSynthesis(this, { onSynthesize: (session) => this.write(session) });
  }

  private write({ manifest, outdir }: ISynthesisSession): void {
    const { workingDirectory } = manifest.forStack(TerraformStack.of(this));
    rmSync(join(outdir, workingDirectory, this.folder), { recursive: true, force: true });
    const file = join(outdir, workingDirectory, this.path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, this.bytes);
  }
}
