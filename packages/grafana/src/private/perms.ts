/**
 * What Grafana does with rules and alerts of AMP: "Integrate alerts with Amazon Managed Grafana or open source Grafana",
 * AMP user guide, 2026-07. Queries are granted by the workspace itself.
 */
export const SEE_ALERTS = [
  'aps:ListRules',
  'aps:ListAlertManagerSilences',
  'aps:ListAlertManagerAlerts',
  'aps:GetAlertManagerStatus',
  'aps:ListAlertManagerAlertGroups',
] as const;

/** Whoever may edit in Grafana then silences alerts of AMP. */
export const SILENCE_ALERTS = ['aps:PutAlertManagerSilences', 'aps:DeleteAlertManagerSilence'] as const;
