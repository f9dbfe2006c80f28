using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetDsl.Generator.Tests.Hosting;

namespace NetDsl.Generator.Tests.Caching;

/// <summary>Text in, text out: an edit that changes no network compiles nothing.</summary>
public sealed class GeneratorCacheTests
{
    private const string First = """
        using NetDsl;
        namespace Shop;
        [Network("input 4; dense 3")]
        public sealed partial class First;
        """;

    private const string Second = """
        using NetDsl;
        [Network]
        [Input(4)]
        [Dense(2)]
        public sealed partial class Second;
        """;

    private const string Device = """
        using NetDsl;
        [Network("input 4; dense 3", Targets = Target.Ilgpu)]
        public sealed partial class OnDevices;
        """;

    private const string Runtime = "namespace NetDsl.Ilgpu { public abstract class DeviceNetwork; }";

    private const string TorchRuntime = "namespace NetDsl.Torch { public static class WeightTransfer; }";

    private const string Other = "public static class Other { public static int One => 1; }";

    [Fact]
    public void The_same_project_again_compiles_nothing() => AssertCached(edit: project => project.Clone());

    [Fact]
    public void A_comment_above_the_attribute_compiles_nothing() =>
        AssertCached(edit: project => Replace(project, 0, First.Replace("[Network", "// a remark\n\n[Network")));

    [Fact]
    public void A_comment_between_layers_compiles_nothing() =>
        AssertCached(edit: project => Replace(project, 1, Second.Replace("[Dense", "// a remark\n[Dense")));

    [Fact]
    public void A_member_of_the_class_compiles_nothing() =>
        AssertCached(edit: project => Replace(project, 0, First.Replace("class First;", "class First { public int Mine => 2; }")));

    [Fact]
    public void An_edit_in_another_file_compiles_nothing() =>
        AssertCached(edit: project => Replace(project, 2, Other.Replace("=> 1", "=> 2")));

    [Fact]
    public void A_new_file_compiles_nothing() =>
        AssertCached(edit: project => project.AddSyntaxTrees(TestProject.Parse("New.cs", "internal static class New;")));

    [Fact]
    public void Another_kind_of_literal_with_the_same_text_compiles_nothing() =>
        AssertCached(edit: project => Replace(project, 0, First.Replace("\"input 4; dense 3\"", "@\"input 4; \" + \"\"\"dense 3\"\"\"")));

    [Fact]
    public void A_class_that_moves_to_another_file_is_not_compiled_again()
    {
        var (project, driver, compilation) = Start();
        var moved = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees[0]).AddSyntaxTrees(TestProject.Parse("Moved.cs", First));

        var result = driver.RunGenerators(moved).GetRunResult();

        Assert.Equal(2, project.Memo.Compilations);
        Assert.Equal(2, result.GeneratedTrees.Length);
    }

    [Fact]
    public void A_change_of_one_network_compiles_it_alone()
    {
        var (project, driver, compilation) = Start();

        driver = driver.RunGenerators(Replace(compilation, 0, First.Replace("dense 3", "dense 5")));

        Assert.Equal(3, project.Memo.Compilations);
        Assert.Equal(
            [IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached],
            Reasons(driver, "Compile").OrderByDescending(reason => reason == IncrementalStepRunReason.Modified));
    }

    [Fact]
    public void A_file_that_no_network_reaches_compiles_nothing()
    {
        var project = new TestProject("""
            using NetDsl;
            [Network(File = "Mine.netdsl")]
            public partial class Mine;
            [Network("import \"Shared.netdsl\"\ninput 4")]
            public partial class Importing;
            """) { Memo = MarkerCompiler.CreateMemo() };
        project.WithFile("Mine.netdsl", "input 4").WithFile("Other.netdsl", "input 5").WithFile("Shared.netdsl", "block b() { relu }");
        var driver = project.CreateDriver().RunGenerators(project.Compilation);
        var texts = new[] { ("Other.netdsl", "input 6"), ("Shared.netdsl", "block b() { elu }") };

        Assert.Equal(2, project.Memo.Compilations);
        driver = driver.ReplaceAdditionalText(project.File("Other.netdsl"), new TestFile(TestProject.Folder + texts[0].Item1, texts[0].Item2));
        driver = driver.RunGenerators(project.Compilation);
        Assert.Equal(2, project.Memo.Compilations);
        driver = driver.ReplaceAdditionalText(project.File("Shared.netdsl"), new TestFile(TestProject.Folder + texts[1].Item1, texts[1].Item2));
        _ = driver.RunGenerators(project.Compilation);
        Assert.Equal(3, project.Memo.Compilations);
    }

    [Fact]
    public async Task Generator_and_analyzer_compile_each_network_once()
    {
        var project = new TestProject(First, Second) { Memo = MarkerCompiler.CreateMemo() };

        var (compilation, _) = project.Generate();
        await project.Analyze(compilation);
        await project.Analyze(compilation);
        project.Generate();

        Assert.Equal(2, project.Memo.Compilations);
    }

    [Fact]
    public void A_line_above_a_network_for_a_device_compiles_nothing()
    {
        var (project, driver, compilation) = StartWithDevice(Runtime);

        driver = driver.RunGenerators(Replace(compilation, 0, Device.Replace("[Network", "// a remark\n\n[Network")));

        Assert.Equal(1, project.Memo.Compilations);
        Assert.All(Reasons(driver, "Compile"), AssertReused);
        Assert.All(Reasons(driver, "TargetRuntimes"), AssertReused);
        Assert.All(Reasons(driver, "TargetPart"), AssertReused);
    }

    [Fact]
    public void A_runtime_that_comes_later_brings_the_device_s_part_and_compiles_nothing()
    {
        var (project, driver, compilation) = StartWithDevice("internal static class Nothing;");
        Assert.Single(driver.GetRunResult().GeneratedTrees);

        driver = driver.RunGenerators(Replace(compilation, 1, Runtime));

        Assert.Equal(1, project.Memo.Compilations);
        Assert.All(Reasons(driver, "Compile"), AssertReused);
        Assert.Equal([IncrementalStepRunReason.Modified], Reasons(driver, "TargetPart"));
        Assert.Equal(3, driver.GetRunResult().GeneratedTrees.Length);
    }

    [Fact]
    public void Each_part_waits_for_the_runtime_of_its_own_target()
    {
        var project = new TestProject(Device.Replace("Target.Ilgpu", "Target.Ilgpu | Target.TorchSharp"), Runtime) { Memo = MarkerCompiler.CreateMemo() };
        var driver = project.CreateDriver().RunGenerators(project.Compilation);
        Assert.Equal(["NetDsl-DeviceAccess.g.cs", "OnDevices.Ilgpu.g.cs", "OnDevices.g.cs"], FilesOf(driver).Order(StringComparer.Ordinal));

        driver = driver.RunGenerators(project.Compilation.AddSyntaxTrees(TestProject.Parse("Torch.cs", TorchRuntime)));

        Assert.Equal(1, project.Memo.Compilations);
        Assert.All(Reasons(driver, "Compile"), AssertReused);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Unchanged], Reasons(driver, "TargetPart").Order());
        Assert.Contains("OnDevices.TorchSharp.g.cs", FilesOf(driver));
    }

    [Fact]
    public void A_line_above_a_network_for_TorchSharp_compiles_nothing()
    {
        var source = Device.Replace("Target.Ilgpu", "Target.TorchSharp");
        var project = new TestProject(source, TorchRuntime) { Memo = MarkerCompiler.CreateMemo() };
        var driver = project.CreateDriver().RunGenerators(project.Compilation);
        Assert.Equal(["OnDevices.TorchSharp.g.cs", "OnDevices.g.cs"], FilesOf(driver).Order(StringComparer.Ordinal));

        driver = driver.RunGenerators(Replace(project.Compilation, 0, source.Replace("[Network", "// a remark\n\n[Network")));

        Assert.Equal(1, project.Memo.Compilations);
        Assert.All(Reasons(driver, "Compile"), AssertReused);
        Assert.All(Reasons(driver, "TargetRuntimes"), AssertReused);
        Assert.All(Reasons(driver, "TargetPart"), AssertReused);
    }

    [Fact]
    public void A_project_without_devices_is_not_searched_for_their_runtime()
    {
        var (_, driver, compilation) = Start();

        driver = driver.RunGenerators(compilation.AddSyntaxTrees(TestProject.Parse("Runtime.cs", Runtime)));

        Assert.All(Reasons(driver, "TargetRuntimes"), AssertReused);
        Assert.False(driver.GetRunResult().Results[0].TrackedSteps.ContainsKey("TargetPart"));
    }

    [Fact]
    public void A_change_of_the_targets_compiles_the_network_again()
    {
        var (project, driver, compilation) = StartWithDevice(Runtime);

        driver = driver.RunGenerators(Replace(compilation, 0, Device.Replace(", Targets = Target.Ilgpu", "")));

        Assert.Equal(2, project.Memo.Compilations);
        Assert.Single(driver.GetRunResult().GeneratedTrees);
    }

    [Fact]
    public async Task Generator_and_analyzer_compile_a_network_for_a_device_once()
    {
        var project = new TestProject(Device, Runtime) { Memo = MarkerCompiler.CreateMemo() };

        var (compilation, _) = project.Generate();
        await project.Analyze(compilation);

        Assert.Equal(1, project.Memo.Compilations);
    }

    private static IEnumerable<string> FilesOf(GeneratorDriver driver) =>
        driver.GetRunResult().GeneratedTrees.Select(tree => Path.GetFileName(tree.FilePath));

    private static (TestProject Project, GeneratorDriver Driver, CSharpCompilation Compilation) StartWithDevice(string runtime)
    {
        var project = new TestProject(Device, runtime) { Memo = MarkerCompiler.CreateMemo() };
        return (project, project.CreateDriver().RunGenerators(project.Compilation), project.Compilation);
    }

    private static void AssertCached(Func<CSharpCompilation, CSharpCompilation> edit)
    {
        var (project, driver, compilation) = Start();
        var before = driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()).ToList();

        driver = driver.RunGenerators(edit(compilation));

        Assert.Equal(2, before.Count);
        Assert.Equal(before, driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString()));
        Assert.Equal(2, project.Memo.Compilations);
        Assert.All(Reasons(driver, "Request"), AssertReused);
        Assert.All(Reasons(driver, "Compile"), AssertReused);
        Assert.All(OutputReasons(driver), AssertReused);
    }

    private static (TestProject Project, GeneratorDriver Driver, CSharpCompilation Compilation) Start()
    {
        var project = new TestProject(First, Second, Other) { Memo = MarkerCompiler.CreateMemo() };
        var driver = project.CreateDriver().RunGenerators(project.Compilation);
        Assert.All(Reasons(driver, "Compile"), reason => Assert.Equal(IncrementalStepRunReason.New, reason));
        Assert.Equal(2, project.Memo.Compilations);
        return (project, driver, project.Compilation);
    }

    private static void AssertReused(IncrementalStepRunReason reason) =>
        Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString());

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorDriver driver, string step) =>
        driver.GetRunResult().Results[0].TrackedSteps[step].SelectMany(one => one.Outputs).Select(output => output.Reason);

    // The outputs are the code of each class, and the errors where the analyzers are switched off: the latter looks at each edit.
    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorDriver driver) =>
        driver.GetRunResult().Results[0].TrackedOutputSteps
            .SelectMany(step => step.Value)
            .Where(step => step.Inputs.Any(input => input.Source.Name == "Compile"))
            .SelectMany(step => step.Outputs)
            .Select(output => output.Reason);

    private static CSharpCompilation Replace(CSharpCompilation compilation, int file, string text)
    {
        var old = compilation.SyntaxTrees[file];
        return compilation.ReplaceSyntaxTree(old, old.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(text)));
    }
}
