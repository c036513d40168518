import { dirname, basename } from 'node:path';

/**
 * Makes every folder with an `environment.yaml` an Nx project: a new environment is a new folder, nothing to register.
 * `synth` calls the app directly (the cdktf CLI would add two seconds); `diff` and `deploy` go through the CLI.
 */
export const createNodesV2 = [
  'environments/*/environment.yaml',
  (files) =>
    files.map((file) => {
      const root = dirname(file);
      const cdktf = (command) => ({
        command: `npx cdktf ${command}`,
        options: { cwd: root },
        dependsOn: ['synth'],
      });
      const project = {
        name: basename(root),
        root,
        projectType: 'application',
        tags: ['type:environment'],
        implicitDependencies: ['app'],
        targets: {
          synth: {
            command: 'node ../../stacks/app/dist/main.js',
            options: { cwd: root },
            dependsOn: ['app:bundle'],
            cache: true,
            inputs: [
              '{projectRoot}/**/*',
              '{workspaceRoot}/environments/shared/**/*',
              { dependentTasksOutputFiles: '**/load.js' },
            ],
            outputs: ['{projectRoot}/cdktf.out'],
          },
          diff: cdktf("diff '*' --skip-synth"),
          deploy: cdktf("deploy '*' --skip-synth"),
        },
      };
      return [file, { projects: { [root]: project } }];
    }),
];
