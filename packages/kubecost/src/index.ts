export { Kubecost, type KubecostInstallation, type KubecostProps } from './kubecost.js';
export { OpenCost, type OpenCostProps } from './open-cost.js';
export type { CostView } from './view.js';
