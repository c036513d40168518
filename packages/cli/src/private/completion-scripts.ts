/** Shells that can be taught. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

// Each only hands the words on: what can follow is the command's to say, so that a script never grows old.
const BASH = `# bash: eval "$(promontory completion bash)", such as in ~/.bashrc
_promontory() {
  local IFS=$'\\n'
  COMPREPLY=($("\${COMP_WORDS[0]}" __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f1))
}
complete -o default -F _promontory promontory
`;

const ZSH = `#compdef promontory
# zsh: eval "$(promontory completion zsh)", such as in ~/.zshrc after compinit
_promontory() {
  local line
  local -a names shown
  while IFS= read -r line; do
    names+=("\${line%%$'\\t'*}")
    shown+=("\${line/$'\\t'/  -- }")
  done < <("\${words[1]}" __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)
  if (( \${#names} )); then compadd -l -d shown -a names; else _files; fi
}
compdef _promontory promontory
`;

const FISH = `# fish: promontory completion fish > ~/.config/fish/completions/promontory.fish
function __promontory_complete
    set -l words (commandline --tokenize --current-process --cut-at-cursor)
    $words[1] __complete $words[2..-1] (commandline --current-token --cut-at-cursor) 2>/dev/null
end
complete --command promontory --no-files --condition 'count (__promontory_complete) >/dev/null' --arguments '(__promontory_complete)'
`;

/** What teaches a shell. */
export const COMPLETION_SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = {
  bash: BASH,
  zsh: ZSH,
  fish: FISH,
};
