using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Projects;

/// <summary>Each rule about classes and attributes, triggered once, at its exact place, with its sentence.</summary>
public sealed class ProjectRuleTests
{
    public static TheoryData<string, string, string> Cases => new()
    {
        {
            "NDSL0001",
            """[Network("input 4")] public sealed class ⟦Net⟧;""",
            "'Net' bears [Network] but is not partial; add 'partial' before 'class Net'"
        },
        {
            "NDSL0002",
            """public record struct ⟦Outer⟧ { [Network("input 4")] public partial class Net; }""",
            "'Outer' contains the network 'Net' but is not partial; add 'partial' before 'record struct Outer'"
        },
        {
            "NDSL0003",
            """[Network("input 4")] public partial ⟦record⟧ class Net;""",
            "'Net' is a record, but a network is an object with weights; write 'class' instead of 'record class'"
        },
        {
            "NDSL0004",
            """[Network("input 4")] public ⟦static⟧ partial class Net;""",
            "'Net' is static, but a network is created as an object with weights; remove 'static'"
        },
        {
            "NDSL0004",
            """[Network("input 4")] ⟦file⟧ partial class Net;""",
            "'Net' is file, but the generated part stands in a file of its own; remove 'file'"
        },
        {
            "NDSL0020",
            """[Network("input 4")] public partial class ⟦Session⟧;""",
            "'Session' is also the name of a member that every network has, and C# lets no member have the name of its class; write another name, such as 'SessionNetwork'"
        },
        {
            "NDSL0005",
            """[Network("input 4")] public partial class Net⟦<T>⟧;""",
            "'Net' has 1 type parameter, but the sizes of the network 'Net' are fixed at compile time; remove '<T>'"
        },
        {
            "NDSL0005",
            """public partial class Outer⟦<T, U>⟧ { [Network("input 4")] public partial class Net; }""",
            "'Outer' has 2 type parameters, but the sizes of the network 'Net' are fixed at compile time; remove '<T, U>'"
        },
        {
            "NDSL0006",
            """public class Other; [Network("input 4")] public partial class Net : ⟦Other⟧;""",
            "'Net' derives from 'Other', but the generated part derives it from 'NetDsl.Network'; remove 'Other' from its bases"
        },
        {
            "NDSL0007",
            """[⟦Network⟧] public partial class Net;""",
            "'Net' bears [Network] but declares no layers; give [Network] a text such as \"input 28x28x1; flatten; dense 10\", a 'File', or layer attributes below it"
        },
        {
            "NDSL0007",
            """[Network(⟦"  "⟧)] public partial class Net;""",
            "'Net' bears [Network] but declares no layers; give [Network] a text such as \"input 28x28x1; flatten; dense 10\", a 'File', or layer attributes below it"
        },
        {
            "NDSL0008",
            """[Network("input 4")] [⟦Dense(3)⟧] public partial class Net;""",
            "'Net' is declared both by a text and by attributes such as [Dense]; keep one of them"
        },
        {
            "NDSL0013",
            """[⟦Dense(3)⟧] public partial class Net;""",
            "'[Dense]' stands on 'Net', which does not bear [Network]; add '[Network]' above it"
        },
        {
            "NDSL0014",
            """[Network, Input(4)] public partial class Net; [⟦Dense(3)⟧] partial class Net;""",
            "'[Dense]' stands on another part of 'Net' than [Network], and C# gives parts no order; move it below [Network]"
        },
        {
            "NDSL0015",
            """[Network, Input(4, 4, 1), Conv2D(3, 3, ⟦StrideHeight = 2⟧)] public partial class Net;""",
            "'StrideHeight' of [Conv2D] is given without 'StrideWidth'; add 'StrideWidth = 2', or write 'Stride = 2' for both axes"
        },
        {
            "NDSL0016",
            """[Network, Input(4, 4, 1), Conv2D(3, 3, Padding = Padding.Same, ⟦PaddingTop = 2⟧)] public partial class Net;""",
            "'Padding' and 'PaddingTop' of [Conv2D] both give its padding; remove one of them"
        },
        {
            "NDSL0017",
            """[Network("input 4")] public partial class Net⟦(int size)⟧ { public int Size => size; }""",
            "'Net' has a primary constructor, but the generated part creates the network with 'Net(int seed)'; remove '(int size)'"
        },
        {
            "NDSL0018",
            """[Network, Input(4), Block(⟦typeof(string)⟧, 3)] public partial class Net;""",
            "'String' is used by [Block], but does not bear [NetworkBlock]; add '[NetworkBlock(\"parameters\", \"statements\")]' above it"
        },
        {
            "NDSL0021",
            """[Network("input 4", Targets = ⟦(Target)8⟧)] public partial class Net;""",
            "'Net' is to run on '(Target)8', which is 8, but targets are Cpu (1), Ilgpu (2) and TorchSharp (4), alone or with '|' between them; write 'Targets = Target.Cpu'"
        },
        {
            "NDSL0021",
            """[Network("input 4", Targets = ⟦default⟧)] public partial class Net;""",
            "'Net' is to run on 'default', which is 0, but targets are Cpu (1), Ilgpu (2) and TorchSharp (4), alone or with '|' between them; write 'Targets = Target.Cpu'"
        },
        {
            "NDSL0021",
            """[Network("input 4", Targets = ⟦0⟧)] public partial class Net;""",
            "'Net' is to run on '0', but targets are Cpu (1), Ilgpu (2) and TorchSharp (4), alone or with '|' between them; write 'Targets = Target.Cpu'"
        },
        {
            "NDSL0021",
            """[Network("input 4", Targets = ⟦Target.TorchSharp | Target.Ilgpu | (Target)8⟧)] public partial class Net;""",
            "'Net' is to run on 'Target.TorchSharp | Target.Ilgpu | (Target)8', which is 14, but targets are Cpu (1), Ilgpu (2) and TorchSharp (4), alone or with '|' between them; write 'Targets = Target.Cpu | Target.Ilgpu | Target.TorchSharp'"
        },
        {
            "NDSL0021",
            """[Network("input 4", Targets = ⟦Target.Ilgpu | (Target)8⟧)] public partial class Net;""",
            "'Net' is to run on 'Target.Ilgpu | (Target)8', which is 10, but targets are Cpu (1), Ilgpu (2) and TorchSharp (4), alone or with '|' between them; write 'Targets = Target.Cpu | Target.Ilgpu'"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_rule_that_is_broken_is_reported_once_at_its_place(string id, string marked, string message)
    {
        var source = MarkedSource.Parse("using NetDsl;\n" + marked);
        var project = new TestProject(source.Text) { Memo = MarkerCompiler.CreateMemo() };

        var (compilation, reported) = project.Generate();
        var diagnostic = Assert.Single(await project.Analyze(compilation));

        Assert.Empty(reported);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.GetMessage());
        Assert.Equal(source.Spans[0], diagnostic.Location.SourceSpan);
    }

    [Fact]
    public async Task A_C_sharp_that_is_too_old_for_generated_code_is_reported()
    {
        var project = new TestProject("using NetDsl; [Network(\"input 4\")] public partial class Net {}");
        var tree = project.Compilation.SyntaxTrees[0];
        var older = CSharpSyntaxTree.ParseText(tree.ToString(), new CSharpParseOptions(LanguageVersion.CSharp11), tree.FilePath);
        project.Compilation = project.Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(older);

        var diagnostic = Assert.Single(await project.Analyze());

        Assert.Equal("NDSL0019", diagnostic.Id);
        Assert.Equal(
            "'Net' is compiled as C# 11.0, but its generated part needs C# 12.0; write '<LangVersion>12.0</LangVersion>' in the project, or remove 'LangVersion' from it",
            diagnostic.GetMessage());
    }

    [Fact]
    public async Task A_network_may_stand_in_other_partial_types_and_have_interfaces()
    {
        var project = new TestProject("""
            using NetDsl;
            namespace Shop.@class
            {
                public partial interface IModels
                {
                    public partial record struct Vision
                    {
                        [Network("input 4")]
                        public sealed partial class Net : System.IDisposable { public void Dispose() { } }
                    }
                }
            }
            """) { Memo = MarkerCompiler.CreateMemo() };

        var (compilation, _) = project.Generate();

        Assert.Empty(await project.Analyze(compilation));
        Assert.Empty(compilation.GetDiagnostics().Where(one => one.Id != "CS1591"));
        Assert.Equal("Shop.class.IModels.Vision.Net.g.cs", Path.GetFileName(compilation.SyntaxTrees.Last().FilePath));
    }

    [Fact]
    public void Classes_whose_names_differ_by_case_alone_get_files_of_their_own()
    {
        var project = new TestProject("using NetDsl; [Network(\"input 4\")] partial class Net; [Network(\"input 4\")] partial class NET;")
        {
            Memo = MarkerCompiler.CreateMemo(),
        };

        var (compilation, reported) = project.Generate();

        Assert.Empty(reported);
        Assert.Equal(2, compilation.SyntaxTrees.Select(tree => tree.FilePath.ToUpperInvariant()).Distinct().Count(path => path.EndsWith(".G.CS", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_second_Network_on_another_part_is_the_C_sharp_compilers_to_refuse()
    {
        var project = new TestProject("using NetDsl; [Network(\"input 4\")] partial class Net; [Network(\"input 5\")] partial class Net;")
        {
            Memo = MarkerCompiler.CreateMemo(),
        };

        var (compilation, reported) = project.Generate();

        Assert.Empty(reported);
        Assert.Equal(["CS0579"], compilation.GetDiagnostics().Select(one => one.Id));
    }

    [Fact]
    public void Each_rule_of_the_hosts_is_triggered_by_a_case()
    {
        var triggered = Cases.Select(row => (string)row[0]).Concat(FileTests.Triggered).Append("NDSL0019").ToHashSet();

        Assert.Empty(ProjectRules.All.Select(rule => rule.Id).Except(triggered));
    }
}
