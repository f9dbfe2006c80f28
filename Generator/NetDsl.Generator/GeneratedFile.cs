using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NetDsl.Compiler;
using NetDsl.Compiler.Emit;
using NetDsl.Generator.Reading;
using NetDsl.Generator.Reporting;

namespace NetDsl.Generator;

/// <summary>A file that the generator adds. Compared by content.</summary>
/// <param name="Name">Its name: namespace, types around, class, <c>.g.cs</c>.</param>
/// <param name="Code">The C# code.</param>
internal sealed record GeneratedFile(string Name, string Code)
{
    /// <summary>
    /// The names that differ by case alone. File names do not tell them apart, and the C# compiler refuses the second one.
    /// </summary>
    public static IncrementalValueProvider<ValueList<string>> FindCollisions(IncrementalValuesProvider<RequestOrProblem> requests) =>
        requests
            .Select(static (one, _) => one.Request is null ? ValueList<string>.Empty : NamesOf(one.Request))
            .Collect()
            .Select(static (names, _) => new ValueList<string>(names
                .SelectMany(ofOne => ofOne)
                .GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Skip(1).Any())
                .SelectMany(group => group)
                .Distinct(StringComparer.Ordinal)
                .OrderBy(name => name, StringComparer.Ordinal)));

    /// <summary>The file with a network's class.</summary>
    public static GeneratedFile Of(NetworkCompilation network, ValueList<string> collisions)
    {
        var name = FullName(network.Request.Place);
        return new GeneratedFile(NameOf(name, name, collisions), network.Code);
    }

    /// <summary>The files with the parts of the class for further targets.</summary>
    public static ValueList<GeneratedPart> OfParts(NetworkCompilation network, ValueList<string> collisions)
    {
        var name = FullName(network.Request.Place);
        return new(network.Parts.Select(part =>
        {
            // A class Ilgpu within this one would have the same name; its fingerprint is another.
            var suffix = TargetKind.Of(part.Target).Suffix;
            return new GeneratedPart(part.Target, new GeneratedFile(NameOf(name + suffix, name + "+" + suffix, collisions), part.Code));
        }));
    }

    /// <summary>
    /// The file that opens a project's assembly to kernels of ILGPU's CPU accelerator, once for all of its networks; null where no network
    /// runs on such a device, and where the assembly is signed, which can be open to signed assemblies only.
    /// </summary>
    public static GeneratedFile? OfAccess(TargetRuntimes runtimes) =>
        runtimes.Has(BuildTargets.Ilgpu) && !runtimes.IsSigned ? new GeneratedFile("NetDsl-DeviceAccess.g.cs", DeviceAccess.Code) : null;

    /// <summary>Adds the file to the compilation.</summary>
    public void AddTo(SourceProductionContext output)
    {
        if (Code.Length > 0)
        {
            output.AddSource(Name, SourceText.From(Code, Encoding.UTF8));
        }
    }

    private static string NameOf(string name, string identity, ValueList<string> collisions) =>
        collisions.Contains(name) ? $"{name}-{Fingerprint(identity)}.g.cs" : $"{name}.g.cs";

    private static ValueList<string> NamesOf(NetworkRequest request)
    {
        var name = FullName(request.Place);
        return new(TargetKind.In(request.Targets).Select(kind => name + kind.Suffix).Prepend(name));
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
