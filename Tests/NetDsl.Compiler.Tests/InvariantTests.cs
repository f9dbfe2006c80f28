using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using NetDsl.Compiler.Tests.Specs;

namespace NetDsl.Compiler.Tests;

/// <summary>What ARCHITECTURE.md promises of the compiler as a whole.</summary>
public sealed class InvariantTests
{
    private static readonly string[] Texts =
    [
        .. new[] { "Specs", "diagnostics" }
            .SelectMany(MarkdownPage.In)
            .SelectMany(page => page.Blocks)
            .Where(block => block.Language == "netdsl" && block.Text.Length is > 0 and < 2_000)
            .Select(block => block.Text),
    ];

    [Fact]
    public void Equal_input_gives_equal_bytes_where_numbers_are_written_in_another_way()
    {
        var expected = Texts.Select(Everything).ToList();
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Elsewhere();
        try
        {
            Assert.Equal("-1,5".Replace("-", "~"), (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, Texts.Select(Everything));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Generated_code_and_diagnostics_have_one_kind_of_line_end()
    {
        Assert.All(Texts, text => Assert.DoesNotContain('\r', Everything(text)));
        Assert.All(Texts, text => Assert.DoesNotContain('\r', Everything(text.Replace("\n", "\r\n"))));
    }

    [Fact]
    public void The_compiler_reads_no_file_no_clock_no_environment_and_draws_nothing()
    {
        string[] forbidden =
        [
            "System.IO.File.", "System.IO.Directory.", "System.Diagnostics.Stopwatch.", "System.Diagnostics.Process.", "System.Random.",
            "System.Net.", "System.Console.", "System.DateTime.", "System.DateTimeOffset.", "System.Environment.", "System.Guid.",
        ];
        // Every iterator takes the current thread's id; the C# compiler writes that, not we.
        const string Iterator = "System.Environment.get_CurrentManagedThreadId";

        var found = UsedMembers(typeof(NetCompiler).Assembly)
            .Where(member => member != Iterator && forbidden.Any(name => member.StartsWith(name, StringComparison.Ordinal)))
            .ToList();
        Assert.True(found.Count == 0, $"NetDsl.Compiler uses {string.Join(", ", found)}");
    }

    private static string Everything(string text)
    {
        var compilation = SpecCompilation.Compile(text, BuildTargets.Cpu | BuildTargets.Ilgpu | BuildTargets.TorchSharp);
        return string.Join('\n', compilation.Diagnostics.Select(diagnostic => diagnostic.ToString())) + "\n" + compilation.Code + string.Concat(compilation.Parts.Select(part => part.Code));
    }

    /// <summary>A culture in which every sign of a number is another one.</summary>
    private static CultureInfo Elsewhere()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberGroupSizes = [2];
        return culture;
    }

    /// <summary>The members of other assemblies' types that an assembly's metadata names.</summary>
    private static List<string> UsedMembers(Assembly assembly)
    {
        using var file = File.OpenRead(assembly.Location);
        using var reader = new PEReader(file);
        var metadata = reader.GetMetadataReader();
        return
        [
            .. metadata.MemberReferences
                .Select(metadata.GetMemberReference)
                .Where(member => member.Parent.Kind == HandleKind.TypeReference)
                .Select(member => (Type: metadata.GetTypeReference((TypeReferenceHandle)member.Parent), Name: metadata.GetString(member.Name)))
                .Select(member => $"{metadata.GetString(member.Type.Namespace)}.{metadata.GetString(member.Type.Name)}.{member.Name}"),
        ];
    }
}
