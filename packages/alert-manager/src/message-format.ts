/** How a message to SNS is written: as people read it, as programs do, or as Amazon Q Developer shows it in a chat. */
export type MessageFormat = 'text' | 'json' | 'chat';

/** The formats, in the order of the documentation. */
export const MESSAGE_FORMATS = ['text', 'json', 'chat'] as const satisfies readonly MessageFormat[];

/** The name of the template file that a format brings along. */
export function formatTemplateName(format: Exclude<MessageFormat, 'text'>): string {
  return `promontory-${format}`;
}

// A label may hold anything. Without these three a quote in one would break the message for whoever parses it.
const TEXT = String.raw`{{ define "promontory.text" }}{{ . | reReplaceAll "[[:cntrl:]]" " " | reReplaceAll "\\\\" "\\\\" | reReplaceAll "\"" "\\\"" }}{{ end }}`;

// At most 100 characters of printable ASCII: SNS cuts the rest, and AMP replaces the whole of anything else.
const SUBJECT = String.raw`{{ define "sns.default.subject" }}[{{ .Status }}{{ if eq .Status "firing" }}: {{ .Alerts.Firing | len }}{{ end }}] {{ reReplaceAll "[^ -~]" "?" .CommonLabels.alertname | printf "%.80s" }}{{ end }}`;

const PAIRS = String.raw`{{ define "promontory.pairs" }}{{ "{" }}{{ range $index, $pair := . }}{{ if $index }},{{ end }}"{{ template "promontory.text" $pair.Name }}":"{{ template "promontory.text" $pair.Value }}"{{ end }}{{ "}" }}{{ end }}`;

const ALERT = [
  `"status":"{{ .Status }}"`,
  `"labels":{{ template "promontory.pairs" .Labels.SortedPairs }}`,
  `"annotations":{{ template "promontory.pairs" .Annotations.SortedPairs }}`,
  `"startsAt":"{{ .StartsAt.Format "2006-01-02T15:04:05Z07:00" }}"`,
  `"endsAt":"{{ .EndsAt.Format "2006-01-02T15:04:05Z07:00" }}"`,
  `"generatorURL":"{{ template "promontory.text" .GeneratorURL }}"`,
  `"fingerprint":"{{ .Fingerprint }}"`,
].join(',');

const JSON_MESSAGE = [
  `"receiver":"{{ template "promontory.text" .Receiver }}"`,
  `"status":"{{ .Status }}"`,
  `"alerts":[{{ range $index, $alert := .Alerts }}{{ if $index }},{{ end }}{{ template "promontory.alert" $alert }}{{ end }}]`,
  `"groupLabels":{{ template "promontory.pairs" .GroupLabels.SortedPairs }}`,
  `"commonLabels":{{ template "promontory.pairs" .CommonLabels.SortedPairs }}`,
  `"commonAnnotations":{{ template "promontory.pairs" .CommonAnnotations.SortedPairs }}`,
].join(',');

// The schema of custom notifications (Amazon Q Developer in chat applications, administrator guide, 2026-07): without it
// a message from anything but an AWS service is dropped.
const CHAT_MESSAGE = [
  `"version":"1.0"`,
  `"source":"custom"`,
  `"content":{{ "{" }}"textType":"client-markdown","title":"{{ template "promontory.text" .Status }}: {{ template "promontory.text" .CommonLabels.alertname }} {{ template "promontory.text" .CommonLabels.cluster }}","description":"{{ range .Alerts }}*{{ .Status }}* {{ template "promontory.text" .Labels.alertname }} {{ template "promontory.text" .Labels.namespace }}: {{ template "promontory.text" .Annotations.summary }}{{ if .Annotations.runbook_url }} <{{ template "promontory.text" .Annotations.runbook_url }}|runbook>{{ end }}\\n{{ end }}"{{ "}" }}`,
].join(',');

const define = (name: string, body: string): string => `{{ define "${name}" }}${body}{{ end }}`;
const object = (body: string): string => `{{ "{" }}${body}{{ "}" }}`;

const TEMPLATES: Readonly<Record<Exclude<MessageFormat, 'text'>, string>> = {
  json: [
    TEXT,
    PAIRS,
    define('promontory.alert', object(ALERT)),
    SUBJECT,
    define('sns.default.message', object(JSON_MESSAGE)),
  ].join('\n'),
  chat: [TEXT, SUBJECT, define('sns.default.message', object(CHAT_MESSAGE))].join('\n'),
};

/** The template file of a format: it defines the message and the subject that every SNS receiver sends by default. */
export function formatTemplate(format: Exclude<MessageFormat, 'text'>): string {
  return `${TEMPLATES[format]}\n`;
}
