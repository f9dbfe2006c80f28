using System.Text;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Library;

/// <summary>
/// The networks that everybody knows, written in the language and embedded in the compiler: <c>use keras.VGG16</c> reaches them in any
/// text. Nothing is read before the first question, and no network is elaborated by any of them.
/// </summary>
public static class NetworkLibrary
{
    /// <summary>What the paths of the library's files begin with in diagnostics, so that they are not taken for files of a project.</summary>
    public const string Folder = "library/";

    private const string Extension = ".netdsl";

    private static readonly Lazy<ValueList<SourceFile>> LazyFiles = new(ReadFiles);
    private static readonly Lazy<IReadOnlyList<LibraryNetwork>> LazyNetworks = new(FindNetworks);

    /// <summary>Every file with its text, by path: <c>library/keras/vgg.netdsl</c>.</summary>
    public static ValueList<SourceFile> Files => LazyFiles.Value;

    /// <summary>Every network, ordered by its qualified name.</summary>
    public static IReadOnlyList<LibraryNetwork> Networks => LazyNetworks.Value;

    /// <summary>
    /// The networks that a name means: the one of a qualified name (<c>keras.ResNet50</c>), or every one whose last part it is, which are
    /// two where both families have a <c>ResNet50</c>.
    /// </summary>
    public static IReadOnlyList<LibraryNetwork> Find(string name) =>
        [.. Networks.Where(network => network.QualifiedName == name || network.Name == name)];

    /// <summary>
    /// Names that can be written where a name was that no network has: those of another family or in other letters
    /// (<c>keras.ResNet18</c>, <c>resnet50</c>), else those of the network whose name is closest; none where none is near.
    /// </summary>
    public static IReadOnlyList<string> Near(string name)
    {
        var parts = name.Split('.');
        return Named(parts[parts.Length - 1]) is { Count: > 0 } same ? same
            : Named(parts[0]) is { Count: > 0 } turned ? turned
            : Suggestions.Closest(name, Networks.Select(network => network.QualifiedName)) is { } closest ? [closest]
            : Suggestions.Closest(parts[parts.Length - 1], Networks.Select(network => network.Name)) is { } last ? Named(last)
            : [];
    }

    // Networks of one name, whatever its case.
    private static IReadOnlyList<string> Named(string name)
    {
        var found = Networks.Where(network => string.Equals(network.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        return [.. found.Select(network => network.QualifiedName)];
    }

    /// <summary>Whether a text is a file of the library, and not one that merely has the path of one.</summary>
    public static bool Owns(SourceText source) => FileOf(source) is not null;

    /// <summary>The file of the library that a text is, or null.</summary>
    internal static SourceFile? FileOf(SourceText source) => source.Path.StartsWith(Folder, StringComparison.Ordinal)
        ? Files.FirstOrDefault(file => file.Path == source.Path && file.Text == source.Text)
        : null;

    private static ValueList<SourceFile> ReadFiles()
    {
        var names = typeof(NetworkLibrary).Assembly.GetManifestResourceNames();
        return new ValueList<SourceFile>(names
            .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
            .OrderBy(name => name, StringComparer.Ordinal)
            .Select(name => new SourceFile(Folder + name, ReadText(name))));
    }

    private static string ReadText(string resource)
    {
        using var stream = typeof(NetworkLibrary).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // A checkout may have turned the line ends; the text of a network is the same on every system.
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }

    private static IReadOnlyList<LibraryNetwork> FindNetworks() =>
    [
        .. Files.SelectMany(file => NetworkNames.In(file.Text).Select(name => new LibraryNetwork(FamilyOf(file.Path), name, file)))
            .OrderBy(network => network.QualifiedName, StringComparer.Ordinal),
    ];

    private static string FamilyOf(string path)
    {
        var rest = path.Substring(Folder.Length);
        return rest.Substring(0, rest.IndexOf('/'));
    }
}
