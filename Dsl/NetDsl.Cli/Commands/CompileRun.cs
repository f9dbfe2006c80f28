using NetDsl.Cli.Inputs;
using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Cli.Commands;

/// <summary>Compiles the networks of files and writes what is to be said of them on standard error, each sentence once.</summary>
internal sealed class CompileRun(Surroundings surroundings)
{
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <summary>Whether a file could not be read or a network has errors.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>The exit code.</summary>
    public int ExitCode => HasErrors ? CommandLine.Failure : CommandLine.Success;

    /// <summary>Compiles the networks of a file: the one asked for, or else all.</summary>
    public IReadOnlyList<NetworkCompilation> Compile(string path, string? network, CompileChoice choice)
    {
        try
        {
            surroundings.Cancellation.ThrowIfCancellationRequested();
            return [.. NetworkInputs.Find(path, surroundings).SelectMany(file => Compile(file, file.Choose(network), choice))];
        }
        catch (InputException fault)
        {
            Fail(fault.Line);
            return [];
        }
    }

    /// <summary>The networks of a file, or of the library, for commands that compile them in a way of their own.</summary>
    public IReadOnlyList<(NetworkFile File, string? Network)> Find(string path)
    {
        try
        {
            surroundings.Cancellation.ThrowIfCancellationRequested();
            var files = NetworkInputs.Find(path, surroundings);
            var found = files.SelectMany(file => file.Choose(network: null).Select(network => (file, network))).ToList();
            if (found.Count == 0)
            {
                var mistakes = files.SelectMany(file => file.SyntaxDiagnostics).ToList();
                Report(mistakes);
                FailWithoutNetwork(path, mistakes.Exists(mistake => mistake.IsError));
            }

            return found;
        }
        catch (InputException fault)
        {
            Fail(fault.Line);
            return [];
        }
    }

    /// <summary>Compiles the networks of a file for commands that have nothing to do without one.</summary>
    public IReadOnlyList<NetworkCompilation> CompileSome(string path, string? network, CompileChoice choice)
    {
        var hadErrors = HasErrors;
        HasErrors = false;
        var compilations = Compile(path, network, choice);
        if (compilations.Count == 0)
        {
            FailWithoutNetwork(path, HasErrors);
        }

        HasErrors |= hadErrors;
        return compilations;
    }

    // Where something was said already, that is the reason.
    private void FailWithoutNetwork(string path, bool isSaid)
    {
        if (!isSaid)
        {
            Fail(new InputException(path, "the file declares no network; add 'network Name { ... }' or layers outside of any block").Line);
        }
    }

    /// <summary>Compiles the one network of a file; null after saying that there is none, or that one is to be chosen.</summary>
    public NetworkCompilation? CompileOne(string path, string? network, CompileChoice choice, string option = "--network")
    {
        var compilations = CompileSome(path, network, choice);
        if (compilations.Count > 1 && !HasErrors)
        {
            var reason = NetworkInputs.IsPattern(path)
                ? $"{compilations.Count} networks of the library fit this pattern; write the name of one, such as '{compilations[0].Request.Place.Name}'"
                : $"the file declares {compilations.Count} networks; choose one, such as '{option} {compilations[0].Request.Network}'";
            Fail(new InputException(path, reason).Line);
        }

        return compilations.Count == 1 ? compilations[0] : null;
    }

    private IReadOnlyList<NetworkCompilation> Compile(NetworkFile file, IReadOnlyList<string?> networks, CompileChoice choice)
    {
        var compilations = new List<NetworkCompilation>();
        foreach (var network in networks)
        {
            surroundings.Cancellation.ThrowIfCancellationRequested();
            compilations.Add(file.Compile(network, choice));
        }

        var diagnostics = compilations.SelectMany(compilation => compilation.Diagnostics);
        // A text of blocks alone is compiled by those who import it; what can be said of it without them is said.
        Report(networks.Count > 0 ? diagnostics : file.SyntaxDiagnostics, choice.ArgumentsOption);
        // With arguments that cannot be read it is not the network that was asked for.
        return [.. compilations.Where(compilation => !compilation.Diagnostics.Any(mistake => mistake.IsError && IsOfArguments(mistake.Span)))];
    }

    private static bool IsOfArguments(SourceSpan span) => span.Source.Path == NetworkRequest.ArgumentsPath;

    /// <summary>Writes diagnostics in the order of the texts.</summary>
    /// <param name="diagnostics">What is to be said.</param>
    /// <param name="option">The option that the arguments stand behind.</param>
    public void Report(IEnumerable<CompilerDiagnostic> diagnostics, string option = SharedArguments.With)
    {
        foreach (var diagnostic in diagnostics.OrderBy(item => item.Span.Source.Path, StringComparer.Ordinal).ThenBy(item => item.Span.Start))
        {
            HasErrors |= diagnostic.IsError;
            Say((diagnostic with { Span = AsWritten(diagnostic.Span, option) }).ToString());
        }
    }

    // The compiler names the arguments after the attribute's property; here they stand behind an option.
    private static SourceSpan AsWritten(SourceSpan span, string option) => IsOfArguments(span)
        ? new SourceText(option, span.Source.Text).Span(span.Start, span.Length)
        : span;

    /// <summary>Reports what keeps a command from its work.</summary>
    public void Fail(string line)
    {
        HasErrors = true;
        Say(line);
    }

    /// <summary>Writes what a command made to standard output, or into a file.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">The file; null for standard output.</param>
    public void Deliver(string text, string? target)
    {
        if (target is null)
        {
            surroundings.Output.Write(text);
            return;
        }

        try
        {
            AtomicText.Write(target, text, surroundings.Cancellation);
        }
        catch (InputException fault)
        {
            Fail(fault.Line);
        }
    }

    private void Say(string line)
    {
        if (said.Add(line))
        {
            surroundings.Error.WriteLine(line);
        }
    }
}
