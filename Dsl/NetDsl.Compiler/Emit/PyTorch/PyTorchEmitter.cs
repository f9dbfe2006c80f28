using NetDsl.Compiler.Analysis;
using NetDsl.Compiler.Graph;
using NetDsl.Compiler.Torch;

namespace NetDsl.Compiler.Emit.PyTorch;

/// <summary>Writes a network as Python: a module of PyTorch in one file, and the script that trains it on several processes.</summary>
internal static class PyTorchEmitter
{
    /// <summary>The name of the script.</summary>
    public const string ScriptFile = "train_ddp.py";

    // What the file itself defines or imports.
    private static readonly string[] Names =
    [
        "CONSTANTS", "Callable", "F", "INPUT_SHAPE", "LABELS", "NAME", "NamedTuple", "Optional", "OrderedDict", "UNUSED", "WEIGHTS", "Weight", "json", "math", "nn", "os", "struct",
        "torch", "constant", "uniform", "truncated_normal", "glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "save_weights",
        "load_weights", "save_netdsl", "load_netdsl", "argparse", "distributed", "signal", "sys", "time", "main", "train", "total", "say",
    ];

    // Modules that this file or the script imports, or that those import: a file of their name would take their place.
    private static readonly string[] Files =
    [
        "argparse", "bisect", "collections", "copy", "enum", "functools", "inspect", "io", "json", "math", "numbers", "numpy", "operator",
        "os", "pickle", "queue", "random", "re", "select", "signal", "site", "socket", "string", "struct", "sys", "test", "threading", "time",
        "token", "torch", "train_ddp", "types", "typing", "warnings", "weakref",
    ];

    /// <summary>Writes a network.</summary>
    /// <param name="graph">A network without errors.</param>
    /// <param name="facts">What was computed of it.</param>
    /// <param name="name">What its class is called in C#.</param>
    public static PyTorchFiles Run(NetworkGraph graph, NetworkFacts facts, string name)
    {
        var root = NestModules.Run(LowerToTorch.Run(graph));
        var className = PythonText.IsIdentifier(name) && !Names.Contains(name) ? name : PythonText.ToClassName(name) + "Network";
        var stem = PythonText.ToIdentifier(className.ToLowerInvariant());
        stem = Files.Contains(stem) ? stem + "_network" : stem;
        return new PyTorchFiles($"{stem}.py", Module(root, graph, facts, className), Script(root, graph, className, stem));
    }

    private static string Module(TorchBlock root, NetworkGraph graph, NetworkFacts facts, string name)
    {
        var owned = OwnModules(root).GroupBy(module => module.Type, StringComparer.Ordinal).Select(group => group.First()).ToList();
        var blocks = new ClassWriter([.. Names, name, .. owned.Select(module => module.Type)]);
        var body = blocks.Body(root, isNetwork: true);
        var own = string.Concat(owned.Select(module => module.PythonClass!.Trim('\n') + "\n\n\n"));
        var writer = new PythonWriter();
        writer.Block($"class {name}({ClassWriter.Base(root)}):", () => writer
            .Lines($"\"\"\"{ForwardWriter.Shape(graph.Input.Output)} to {ForwardWriter.Shape(graph.Output.Output)}.\"\"\"")
            .Lines("")
            .Lines(body.TrimEnd('\n'))
            .Lines("")
            .Lines(Reset(root)));
        var classes = own + blocks.Text + writer;
        var unused = WeightRows.Unused(root, graph).ToList();
        var weights = PythonTemplate.Fill(
            "weights.py",
            ("SAVE_UNUSED", unused.Count == 0 ? "" : "    tensors.update({name: torch.zeros(shape) for name, shape in UNUSED.items()})\n"),
            ("LOAD_UNUSED", unused.Count == 0 ? "" : "    tensors = {name: tensor for name, tensor in tensors.items() if name not in UNUSED}\n"),
            ("UNUSED", unused.Count == 0 ? "" : $"\n# Of layers that the output does not depend on; NetDsl's file has them.\nUNUSED = {{\n{Rows(unused)}\n}}\n"),
            ("CONSTANTS", Constants(root)),
            ("WEIGHTS", Rows(WeightRows.Of(root))),
            ("Network", name));
        return Head(graph, facts, classes, graph.Name) + classes + "\n\n" + weights;
    }

    private static string Constants(TorchBlock root)
    {
        var rows = WeightRows.Constants(root).Select(name => PythonText.Quote(name) + ",").ToList();
        return rows.Count == 0 ? "" : $"\n# What the declaration leaves out stays as PyTorch makes it, and is not trained.\nCONSTANTS = (\n{Rows(rows)}\n)\n";
    }

    private static string Rows(IEnumerable<string> rows) => string.Join("\n", rows.Select(row => "    " + row));

    private static string Head(NetworkGraph graph, NetworkFacts facts, string classes, string name)
    {
        var writer = new PythonWriter();
        writer.Lines("\"\"\"" + LayerTable.Headline(graph, facts)).Lines("");
        foreach (var line in LayerTable.Lines(facts))
        {
            writer.Lines("    " + line);
        }

        writer.Lines("").Lines(About).Lines("\"\"\"").Lines("");
        foreach (var import in Imports(classes))
        {
            writer.Lines(import);
        }

        writer.Lines("").Lines($"NAME = {PythonText.Quote(name)}").Lines($"INPUT_SHAPE = {PythonText.Tuple(Extents(graph.Input.Output))}");
        if (graph.Labels.Count > 0)
        {
            var labels = string.Join(", ", graph.Labels.Select(label => PythonText.Quote(label.Name)));
            writer.Statement($"LABELS = ({labels}{(graph.Labels.Count == 1 ? "," : "")})");
        }

        return writer.Lines("").Lines("").ToString();
    }

    private const string About =
        "The table has height x width x channels, as the declaration does; images here are batch x channels x height x width.\n"
        + "Written by NetDsl from the network's declaration; it needs torch 1.13 or later, and nothing else.";

    private static IEnumerable<string> Imports(string classes)
    {
        yield return "import json";
        yield return "import math";
        yield return "import os";
        yield return "import struct";
        if (classes.Contains("OrderedDict("))
        {
            yield return "from collections import OrderedDict";
        }

        yield return "from typing import Callable, NamedTuple, Optional";
        yield return "";
        yield return "import torch";
        yield return "from torch import nn";
        if (classes.Contains("F."))
        {
            yield return "from torch.nn import functional as F";
        }
    }

    private static string Reset(TorchBlock root)
    {
        var fix = !WeightRows.Constants(root).Any() ? "" : """

                for name in CONSTANTS:
                    self.get_parameter(name).requires_grad_(False)
            """;
        return PythonSource.Of("""
            def reset_parameters(self):
                \"\"\"Starts all weights as the declaration says; torch.manual_seed determines them.\"\"\"
                tensors = self.state_dict()
                for weight in WEIGHTS:
                    weight.start(tensors[weight.name])
            """.Replace("\\\"", "\"") + fix);
    }

    private static string Script(TorchBlock root, NetworkGraph graph, string name, string stem)
    {
        var task = TrainingTask.Of(graph);
        var sync = Modules(root).Any(module => module.Type == "BatchNorm2d")
            ? PythonSource.Of("""
                  # Batch norms see the samples of their own process; on CUDA devices they can share their statistics:
                  # plain = nn.SyncBatchNorm.convert_sync_batchnorm(plain)

              """)
            : "";
        return PythonTemplate.Fill(
            ScriptFile,
            ("LOSS", task.Functions),
            ("CRITERION", task.Criterion),
            ("SYNC", sync),
            ("inputs", ForwardWriter.Shape(graph.Input.Output)),
            ("targets", $"'{task.Key}', {task.Targets}"),
            ("key", task.Key),
            ("INPUT", PythonText.Tuple(Extents(graph.Input.Output))),
            ("OUTPUT", PythonText.Tuple(Extents(graph.Output.Output))),
            ("module", stem),
            ("Network", name));
    }

    private static IReadOnlyList<int> Extents(TensorShape shape) =>
        shape.IsSpatial ? [shape.Channels, shape.Height, shape.Width] : [shape.Channels];

    private static IEnumerable<TorchModule> OwnModules(TorchBlock root) => Modules(root).Where(module => module.PythonClass is not null);

    private static IEnumerable<TorchModule> Modules(TorchBlock block) =>
        block.Members.SelectMany(member => member.Block is { } inner ? Modules(inner) : [member.Module!]);
}

/// <summary>A network as Python.</summary>
/// <param name="File">The name of the file with the module.</param>
/// <param name="Module">Its text.</param>
/// <param name="Script">The text of the script that trains it.</param>
internal sealed record PyTorchFiles(string File, string Module, string Script);
