// Package kubernetes holds the example for Kubernetes to the types of the API, in
// a module of its own: they would bring seventeen modules into that of the command.
package kubernetes

import (
	"os"
	"testing"

	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

// TestCronJob: every field is one of the API, of its type, and the pod is as
// confined as the file says.
func TestCronJob(t *testing.T) {
	data, err := os.ReadFile("../../cmd/baoshu/deploy/cronjob.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var job batch.CronJob
	if err := yaml.UnmarshalStrict(data, &job); err != nil {
		t.Fatal(err)
	}
	if job.APIVersion != batch.SchemeGroupVersion.String() || job.Kind != "CronJob" || job.Name == "" || job.Spec.Schedule == "" {
		t.Errorf("%s %s %q at %q", job.APIVersion, job.Kind, job.Name, job.Spec.Schedule)
	}
	if job.Spec.TimeZone == nil || job.Spec.ConcurrencyPolicy != batch.ForbidConcurrent {
		t.Error("want a time zone, and no two at once")
	}
	spec := job.Spec.JobTemplate.Spec
	if spec.PodFailurePolicy == nil || spec.Template.Spec.RestartPolicy != core.RestartPolicyNever {
		t.Error("a failure policy needs restartPolicy: Never")
	}
	names := map[string]bool{}
	for _, c := range spec.Template.Spec.Containers {
		names[c.Name] = true
		s := c.SecurityContext
		if s == nil || s.ReadOnlyRootFilesystem == nil || !*s.ReadOnlyRootFilesystem || s.AllowPrivilegeEscalation == nil || *s.AllowPrivilegeEscalation {
			t.Errorf("%s: %+v", c.Name, s)
		}
		volumes := map[string]bool{}
		for _, v := range spec.Template.Spec.Volumes {
			volumes[v.Name] = true
		}
		for _, m := range c.VolumeMounts {
			if !volumes[m.Name] {
				t.Errorf("%s: no volume is called %s", c.Name, m.Name)
			}
		}
	}
	for _, r := range spec.PodFailurePolicy.Rules {
		if r.OnExitCodes == nil || r.OnExitCodes.ContainerName == nil || !names[*r.OnExitCodes.ContainerName] || len(r.OnExitCodes.Values) == 0 {
			t.Errorf("%+v", r)
		}
		if r.Action != batch.PodFailurePolicyActionFailJob && r.Action != batch.PodFailurePolicyActionIgnore {
			t.Errorf("action %s", r.Action)
		}
	}
	if p := spec.Template.Spec.SecurityContext; p == nil || p.RunAsNonRoot == nil || !*p.RunAsNonRoot {
		t.Error("want a user who is not root")
	}
}
