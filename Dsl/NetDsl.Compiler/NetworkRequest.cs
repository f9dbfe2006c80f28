using NetDsl.Compiler.Emit;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler;

/// <summary>A text that other texts can import, by its path as the host knows it.</summary>
public sealed record SourceFile(string Path, string Text);

/// <summary>Where the C# class stands that bears a network.</summary>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="ContainingTypes">Headers of the types around it from the outermost, such as <c>partial class Models</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Header">Its own header without base types, such as <c>partial class LeNet5</c>.</param>
/// <param name="HiddenNames">Those of <see cref="RuntimeNames"/> that mean something else at this place, sorted.</param>
public sealed record ClassPlace(
    string Namespace, ValueList<string> ContainingTypes, string Name, string Header, ValueList<string> HiddenNames)
{
    /// <summary>A place where nothing hides the runtime's names.</summary>
    public ClassPlace(string @namespace, ValueList<string> containingTypes, string name, string header)
        : this(@namespace, containingTypes, name, header, ValueList<string>.Empty)
    {
    }
}

/// <summary>
/// Everything that the compilation of one network depends on, compared by content: equal requests have equal results, so both hosts
/// share them.
/// </summary>
/// <param name="Place">The class that gets the code.</param>
/// <param name="Source">The declaration: the literal's characters, the attributes written in the language, or a file.</param>
/// <param name="Network">The network to take where the text declares several, else null.</param>
/// <param name="Arguments">Arguments for the network's parameters in the language, such as <c>classes: 10</c>; empty for none.</param>
/// <param name="Files">The texts that can be imported.</param>
/// <param name="Targets">What the network is compiled for.</param>
public sealed record NetworkRequest(
    ClassPlace Place,
    SourceFile Source,
    string? Network,
    string Arguments,
    ValueList<SourceFile> Files,
    BuildTargets Targets = BuildTargets.Cpu)
{
    /// <summary>
    /// Whether the code of the CPU takes the time of every call, in the counters of <see cref="NetworkCompilation.ProfiledPrograms"/>. No
    /// attribute and no property of a project asks for it; the command line's <c>profile</c> does.
    /// </summary>
    public bool IsProfiled { get; init; }

    /// <summary>The path under which diagnostics speak of <see cref="Network"/>, the property of the attribute.</summary>
    public const string NamePath = "Name";

    /// <summary>The path under which diagnostics speak of <see cref="Arguments"/>, the property of the attribute.</summary>
    public const string ArgumentsPath = "With";
}
