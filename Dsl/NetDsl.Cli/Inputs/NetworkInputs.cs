using System.Text.RegularExpressions;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Library;

namespace NetDsl.Cli.Inputs;

/// <summary>
/// What stands for FILE on a command line: a file, <c>-</c> for standard input or, where no such file exists, networks of the library by
/// name (<c>keras.ResNet50</c>, <c>VGG16</c>) or by pattern (<c>keras.*</c>).
/// </summary>
internal static class NetworkInputs
{
    /// <summary>Whether something written means as many networks as fit it.</summary>
    public static bool IsPattern(string written) => written.Contains('*') && !File.Exists(written);

    /// <summary>The file or the networks of the library that are meant; of a pattern in the order of their names.</summary>
    /// <exception cref="InputException">There is nothing of that name, several things, or nothing that can be read.</exception>
    public static IReadOnlyList<NetworkFile> Find(string written, Surroundings surroundings)
    {
        if (written == NetworkFile.StandardInput || Path.Exists(written) || LooksLikePath(written))
        {
            return [NetworkFile.Open(written, surroundings)];
        }

        var found = IsPattern(written) ? Fitting(written) : NetworkLibrary.Find(written);
        return found.Count switch
        {
            0 => throw new InputException(written, Missing(written)),
            > 1 when !IsPattern(written) => throw new InputException(
                written, $"this is the name of {List(found)}; write one of them out, or the pattern '*.{written}' for all"),
            _ => [.. found.Select(NetworkFile.Of)],
        };
    }

    private static IReadOnlyList<LibraryNetwork> Fitting(string pattern)
    {
        var fits = new Regex("^" + Regex.Escape(pattern).Replace("\\*", ".*") + "$", RegexOptions.CultureInvariant);
        return [.. NetworkLibrary.Networks.Where(network => fits.IsMatch(network.QualifiedName) || fits.IsMatch(network.Name))];
    }

    private static bool LooksLikePath(string written) =>
        written.EndsWith(".netdsl", StringComparison.OrdinalIgnoreCase) || !written.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '*');

    private static string Missing(string written)
    {
        var names = NetworkLibrary.Networks.Select(network => network.QualifiedName);
        var closest = Suggestions.Closest(written, names.Concat(NetworkLibrary.Networks.Select(network => network.Name)));
        var families = NetworkLibrary.Networks.Select(network => $"'{network.Family}.*'").Distinct().ToList();
        if (IsPattern(written))
        {
            return $"no network of the library fits this pattern; its families are {string.Join(", ", families)}";
        }

        var repair = closest is null ? $"check its path, or ask for a family of the library: {string.Join(", ", families)}" : $"write '{closest}'";
        return "there is no such file, and no network of the library has this name; " + repair;
    }

    private static string List(IReadOnlyList<LibraryNetwork> networks) =>
        string.Join(" and ", networks.Select(network => $"'{network.QualifiedName}'"));
}
