using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler;
using NetDsl.Generator.Reading;

namespace NetDsl.Generator;

/// <summary>A file that the generator adds. Compared by content.</summary>
/// <param name="Name">Its name: namespace, types around, class, <c>.g.cs</c>.</param>
/// <param name="Code">The C# code.</param>
internal sealed record GeneratedFile(string Name, string Code)
{
    /// <summary>
    /// The full names that differ by case alone. File names do not tell them apart, and the C# compiler refuses the second one.
    /// </summary>
    public static IncrementalValueProvider<ValueList<string>> FindCollisions(IncrementalValuesProvider<RequestOrProblem> requests) =>
        requests
            .Select(static (one, _) => one.Request is null ? null : FullName(one.Request.Place))
            .Collect()
            .Select(static (names, _) => new ValueList<string>(names
                .OfType<string>()
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Distinct(StringComparer.Ordinal).Count() > 1)
                .SelectMany(group => group)
                .OrderBy(name => name, StringComparer.Ordinal)));

    /// <summary>The name of the file for a class.</summary>
    public static string NameOf(ClassPlace place, ValueList<string> collisions)
    {
        var name = FullName(place);
        return collisions.Contains(name) ? $"{name}-{Fingerprint(name)}.g.cs" : $"{name}.g.cs";
    }

    /// <summary>Adds the file to the compilation.</summary>
    public void AddTo(SourceProductionContext output)
    {
        if (Code.Length > 0)
        {
            output.AddSource(Name, SourceText.From(Code, Encoding.UTF8));
        }
    }

    private static string FullName(ClassPlace place)
    {
        var types = place.ContainingTypes.Select(header => header.Substring(header.LastIndexOf(' ') + 1));
        var parts = new[] { place.Namespace }.Concat(types).Append(place.Name).Where(part => part.Length > 0);
        return string.Join(".", parts).Replace("@", "");
    }

    // FNV-1a (Fowler, Noll, Vo): the same on every machine, which string.GetHashCode is not.
    private static string Fingerprint(string name)
    {
        var hash = 2166136261u;
        foreach (var character in name)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash.ToString("x8", CultureInfo.InvariantCulture);
    }
}
