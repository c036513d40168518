import type { Context } from '../../context.js';
import { runProcess } from '../run-process.js';

/** The commit that is checked out, and whether files differ from it. Without git, or outside of a repository: none. */
export async function commitOf(context: Context, folder: string): Promise<{ commit: string | null; dirty: boolean }> {
  const git = async (...args: string[]): Promise<string | undefined> => {
    try {
      const ran = await runProcess(context, 'git', args, { cwd: folder });
      return ran.status === 0 ? ran.stdout.trim() : undefined;
    } catch (error) {
      if (context.signal.aborted) throw error;
      return undefined;
    }
  };
  const commit = await git('rev-parse', '--verify', '--quiet', 'HEAD');
  if (commit === undefined) return { commit: null, dirty: false };
  return { commit, dirty: (await git('status', '--porcelain')) !== '' };
}
