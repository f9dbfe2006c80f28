using System.CommandLine;
using System.CommandLine.Parsing;
using NetDsl.Cli.Exports;
using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Cli.Commands;

/// <summary>What a command line that cannot be understood is told: what stands there, what was needed, and the repair.</summary>
internal static class UsageMistakes
{
    /// <summary>The sentences, each once.</summary>
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unmatched = Unmatched(parsed, command).ToList();
        // The parser has a sentence of its own for each of these; the other mistakes are those of arguments, options and validators.
        var others = unmatched.Count > 0 ? parsed.Errors.Where(error => IsOwn(error.SymbolResult)) : parsed.Errors;
        return unmatched.Concat(others.Select(Sentence)).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Unmatched(ParseResult parsed, Command command)
    {
        if (command is RootCommand)
        {
            var names = command.Subcommands.Select(known => known.Name).ToList();
            var first = parsed.UnmatchedTokens.Count > 0 ? $"'{parsed.UnmatchedTokens[0]}' is no command" : "a command is missing";
            var repair = parsed.UnmatchedTokens.Count > 0 && Suggestions.Closest(parsed.UnmatchedTokens[0], names) is { } closest
                ? $"write '{closest}'"
                : $"write one of {string.Join(", ", names)}";
            return [$"{first}; {repair}"];
        }

        return parsed.UnmatchedTokens
            .Where((token, index) => token.StartsWith('-') || index == 0 || !parsed.UnmatchedTokens[index - 1].StartsWith('-'))
            .Select(token => token.StartsWith('-') ? UnknownOption(token, command) : $"'{token}' is one argument too many for '{command.Name}'; leave it out");
    }

    /// <summary>The sentence about something that begins like an option and is none of a command.</summary>
    public static string UnknownOption(string token, Command command)
    {
        var names = command.Options.Where(option => !option.Hidden).Select(option => option.Name).Order(StringComparer.Ordinal).ToList();
        var repair = Suggestions.Closest(token, names) is { } closest ? $"write '{closest}'" : $"write one of {string.Join(", ", names)}";
        return $"'{token}' is no option of '{command.Name}'; {repair}";
    }

    private static bool IsOwn(SymbolResult? symbol) => symbol is ArgumentResult or OptionResult;

    private static string Sentence(ParseError error) => error.SymbolResult switch
    {
        ArgumentResult { Tokens.Count: 0, Argument: var argument, Parent: CommandResult command } =>
            $"'{command.Command.Name}' needs {argument.Name}; name a file or a network of the library, such as 'keras.VGG16'",
        OptionResult { Implicit: true, Option.Name: ExportCommand.Format } =>
            $"'export' needs '{ExportCommand.Format}'; write '{ExportCommand.Format} {ExportFormat.All[0].Name}'",
        OptionResult { Tokens.Count: 0, Option.Name: var name } => $"'{name}' needs a value; write it behind '{name}'",
        OptionResult { IdentifierTokenCount: > 1, Option.Name: SharedArguments.With } => $"'{SharedArguments.With}' stands twice; write all arguments behind one, with commas between them",
        OptionResult { IdentifierTokenCount: > 1, Option.Name: var name } => $"'{name}' stands twice; leave one of them out",
        _ => error.Message,
    };
}
