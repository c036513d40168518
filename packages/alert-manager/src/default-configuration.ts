import type { AlertManagerConfiguration } from './configuration.js';

/** Every alert to one topic, grouped so that one outage of one namespace is one message. */
export function defaultConfiguration(topic: string): AlertManagerConfiguration {
  return {
    route: {
      receiver: topic,
      group_by: ['alertname', 'cluster', 'namespace'],
      group_wait: '30s',
      group_interval: '5m',
      repeat_interval: '4h',
    },
    receivers: [
      {
        name: topic,
        sns_configs: [
          {
            topic_arn: `topic:${topic}`,
            send_resolved: true,
            // Without a subject AMP lists all labels, which soon is more than the 100 characters that SNS takes.
            subject: '[{{ .Status }}] {{ .CommonLabels.alertname }} {{ .CommonLabels.cluster }}',
          },
        ],
      },
    ],
  };
}
