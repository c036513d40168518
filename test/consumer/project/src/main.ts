import { App } from 'cdktf';
import { ObservabilityStack } from './observability-stack.js';

const app = new App({ skipValidation: false });
new ObservabilityStack(app, 'observability', { clusterName: 'shop', oncallTopic: 'oncall' });
app.synth();
