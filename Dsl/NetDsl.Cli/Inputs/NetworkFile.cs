using NetDsl.Cli.Commands;
using NetDsl.Compiler;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Library;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Cli.Inputs;

/// <summary>
/// A file given on the command line, or a network of the library by its name: the text, the networks in it, and the texts that it can
/// import.
/// </summary>
internal sealed class NetworkFile
{
    /// <summary>The file name that stands for standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>What diagnostics call standard input.</summary>
    private const string StandardInputName = "stdin";

    private const string DefaultName = "Network";

    private readonly SourceFile source;
    private readonly ValueList<SourceFile> imports;
    private readonly LibraryNetwork? ofLibrary;
    private readonly DiagnosticBag diagnostics = new();

    private NetworkFile(SourceFile source, ValueList<SourceFile> imports, LibraryNetwork? ofLibrary = null)
    {
        this.source = source;
        this.imports = imports;
        this.ofLibrary = ofLibrary;
        Tree = NetworkParser.Parse(new SourceText(source.Path, source.Text), diagnostics);
    }

    /// <summary>What diagnostics call the file, or the network of the library.</summary>
    public string Path => ofLibrary?.QualifiedName ?? source.Path;

    /// <summary>The mistakes of the text itself, whether any network uses it or not.</summary>
    public IReadOnlyList<CompilerDiagnostic> SyntaxDiagnostics => diagnostics.ToSorted();

    private SourceFileSyntax Tree { get; }

    /// <summary>A network of the library.</summary>
    public static NetworkFile Of(LibraryNetwork network) => new(network.File, ValueList<SourceFile>.Empty, network);

    /// <summary>Reads a file, or standard input for <c>-</c>, and the texts that it can import.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static NetworkFile Open(string path, Surroundings surroundings)
    {
        if (path != StandardInput)
        {
            return new NetworkFile(new SourceFile(path, TextReading.ReadFile(path)), ImportableFiles.Around(path));
        }

        // A terminal that nobody types into would hold Ctrl+C off; the reading is left behind when it comes.
        var reading = Task.Run(() => ReadStandardInput(surroundings)).WaitAsync(surroundings.Cancellation);
        return new NetworkFile(new SourceFile(StandardInputName, reading.GetAwaiter().GetResult()), ImportableFiles.Around(path));
    }

    private static string ReadStandardInput(Surroundings surroundings)
    {
        using var stream = surroundings.Input();
        return TextReading.Read(StandardInputName, stream);
    }

    /// <summary>The networks to compile by name, null for one without a name: the one asked for, or else all.</summary>
    /// <exception cref="InputException">There is none of that name, or one that cannot be named.</exception>
    public IReadOnlyList<string?> Choose(string? network)
    {
        if (ofLibrary is not null)
        {
            return network is null || network == ofLibrary.Name
                ? [ofLibrary.Name]
                : throw new InputException(Path, "this is one network of the library; leave '--network' out");
        }

        List<string?> names = [.. Tree.Networks.Select(declared => declared.Name?.Name)];
        if (network is null && names.Count > 1 && names.Contains(null))
        {
            throw new InputException(Path, "layers stand outside of its networks; put them into 'network Name { ... }' as well");
        }

        if (network is not null && !names.Contains(network))
        {
            var declared = names.OfType<string>().ToList();
            throw new InputException(Path, $"the file declares no network '{network}'; " + (declared.Count == 0
                ? "leave '--network' out"
                : Suggestions.Repair(network, declared, $"choose one of {string.Join(", ", declared)}")));
        }

        return network is null ? [.. names.Distinct(StringComparer.Ordinal)] : [network];
    }

    /// <summary>Compiles a network of the file.</summary>
    /// <param name="network">Its name; null for the one without a name, or the only one.</param>
    /// <param name="choice">What the command line says of it.</param>
    public NetworkCompilation Compile(string? network, CompileChoice choice)
    {
        var name = choice.ClassName ?? (choice.IsForCode ? null : ofLibrary?.QualifiedName) ?? network ?? NameOfFile();
        var place = new ClassPlace(choice.Namespace, ValueList<string>.Empty, name, $"partial class {name}");
        return NetCompiler.Compile(new NetworkRequest(place, source, network, choice.Arguments, imports, choice.Targets)
        {
            IsProfiled = choice.IsForProfile,
        });
    }

    /// <summary>What people call a network of the file: one of the library with its family, one without a name after the file.</summary>
    public string NameOf(string? network) => ofLibrary?.QualifiedName ?? network ?? NameOfFile();

    /// <summary>Whether a network of the file has a parameter of this name.</summary>
    public bool Takes(string? network, string parameter) => Tree.Networks
        .First(declared => declared.Name?.Name == network)
        .Parameters.Any(declared => declared.Name.Name == parameter);

    private string NameOfFile()
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(source.Path);
        var letters = string.Concat(stem.Select(character => char.IsAsciiLetterOrDigit(character) ? character : '_'));
        return source.Path == StandardInputName || !ClassName.IsAllowed(letters) ? DefaultName : letters;
    }
}

/// <summary>What the command line says of the networks to compile.</summary>
/// <param name="Arguments">Arguments for their parameters, in the language.</param>
/// <param name="Namespace">The namespace of the class.</param>
/// <param name="ClassName">The name of the class; null for the network's.</param>
/// <param name="IsForCode">Whether code is wanted, so that a network of the library goes by a name that C# can have: without its family.</param>
internal sealed record CompileChoice(string Arguments = "", string Namespace = "", string? ClassName = null, bool IsForCode = false)
{
    /// <summary>What the network is compiled for.</summary>
    public BuildTargets Targets { get; init; } = BuildTargets.Cpu;

    /// <summary>Whether the code is to time its calls.</summary>
    public bool IsForProfile { get; init; }

    /// <summary>The option that they stand behind, of which mistakes in them speak.</summary>
    public string ArgumentsOption { get; init; } = SharedArguments.With;
}
