using System.CommandLine;
using System.CommandLine.Parsing;
using NetDsl.Cli.Inputs;

namespace NetDsl.Cli.Commands;

/// <summary>Arguments that several commands take.</summary>
internal static class SharedArguments
{
    /// <summary>The option for the arguments of networks.</summary>
    public const string With = "--with";

    public static Argument<string[]> Files() => new Argument<string[]>("FILE")
    {
        Description = "Files in the NetDsl language, or networks of the library such as 'keras.ResNet50' and 'keras.*'; '-' reads standard input.",
        Arity = ArgumentArity.OneOrMore,
    }.Checked();

    public static Argument<string> File(string name = "FILE") => new Argument<string>(name)
    {
        Description = "A file in the NetDsl language, or a network of the library such as 'keras.ResNet50'; '-' reads standard input.",
    }.Checked();

    public static Option<string?> Network() => new("--network")
    {
        Description = "The network to take where a file declares several.",
        HelpName = "NAME",
    };

    public static Option<string> Arguments() => new(With)
    {
        Description = "Arguments for the network's parameters, such as 'classes: 10'.",
        HelpName = "ARGUMENTS",
        DefaultValueFactory = _ => "",
    };

    // A mistyped option would be taken for a file that does not exist.
    private static TArgument Checked<TArgument>(this TArgument argument)
        where TArgument : Argument
    {
        argument.Validators.Add(result =>
        {
            if (result.Tokens.Count(token => token.Value == NetworkFile.StandardInput) > 1)
            {
                result.AddError($"'{NetworkFile.StandardInput}' stands twice, but standard input can be read once; leave one of them out");
            }

            foreach (var token in result.Tokens.Where(token => LooksLikeOption(token.Value)))
            {
                result.AddError(UsageMistakes.UnknownOption(token.Value, ((CommandResult)result.Parent!).Command));
            }
        });
        return argument;
    }

    private static bool LooksLikeOption(string token) =>
        token.StartsWith('-') && token != NetworkFile.StandardInput && !System.IO.File.Exists(token);

    public static Option<T> Checked<T>(this Option<T> option, Func<string, bool> isAllowed, string need)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !isAllowed(token.Value)))
            {
                result.AddError($"'{token.Value}' is not {need}");
            }
        });
        return option;
    }

    public static CompileChoice Choice(this ParseResult parsed, Option<string> arguments) => new(parsed.GetValue(arguments) ?? "");
}
