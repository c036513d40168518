import { App } from 'cdktf';
import { ObservabilityStack } from './observability-stack.js';
import { settings } from './settings.js';

const app = new App();
new ObservabilityStack(app, settings.name, settings);
app.synth();
